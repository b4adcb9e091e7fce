using System.Globalization;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;

namespace Rencontres.Storage.Tests;

/// <summary>Values that the tests start from.</summary>
internal static class Samples
{
    public static readonly CampaignId TheCampaign = CampaignId.Parse("rencontres-2024");
    public static readonly Slot Paris = new("FR", "Europe/Paris");
    public static readonly Slot Tokyo = new("JP", "Asia/Tokyo");
    public static readonly Instant Noon = Instant.FromUtc(2023, 8, 20, 12, 0);
    public static readonly IReadOnlySet<InviteeId> Nobody = new HashSet<InviteeId>();

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static InviteeKey Key(string code = "54395") => new(TheCampaign, 0, IdOf(code));

    public static ListedInvitee Listed(string code = "54395", Slot? slot = null) => new(
        IdOf(code), code, "Ville de Nancy", "commune", slot ?? Paris, "Grand Est", 104_260, Language.French, $"contact@{code.ToLowerInvariant()}.example", "");

    public static IReadOnlyList<ListedInvitee> Many(int count, Slot? slot = null) =>
        [.. Enumerable.Range(0, count).Select(number => Listed(string.Create(CultureInfo.InvariantCulture, $"C{number:D5}"), slot))];

    public static Answer Answer(string comment = "", bool attending = true) => new(
        new Organisation("Ville de Nancy", "commune", "FR", "54395"),
        new Contact("Camille Martin", "Relations internationales", "camille@nancy.example", "03 83 00 00 00"),
        attending,
        [new Core.Registrations.Delegate("Dominique Petit", "Élue", "dominique@nancy.example")],
        Conference.Yes,
        [new Suggestion(SuggestionSubject.Workshop, "water", "L’eau et la coopération")],
        comment,
        Language.French);

    public static Registration Registration(int revision = 1, string comment = "", string code = "54395")
    {
        var answer = Answer(comment);
        var receipt = Receipt.For(TheCampaign, code, revision, AnswerStatus.Attending, answer);
        return new Registration(Key(code), revision, AnswerStatus.Attending, answer, Noon, receipt, RegistrationSource.PersonalLink);
    }

    public static SingleMail DueMail(string subject = "54395", string occasion = "confirmation-1", Instant? due = null, int? bucket = 0) => new(
        new SingleMailKey(TheCampaign, bucket, subject, occasion), SingleMailKind.Confirmation, "camille@nancy.example", Language.French, "1", due ?? Noon);

    public static RegistrationWrite Write(int revision = 1, string comment = "", string code = "54395")
    {
        var registration = Registration(revision, comment, code);
        return new RegistrationWrite(registration, DueMail(code, string.Create(CultureInfo.InvariantCulture, $"confirmation-{revision}")));
    }

    public static Draft Draft(string form = """{"comment":"à suivre"}""", string version = "", int revision = 0) => new(Key(), form, Noon, revision, version);

    public static WaveMail Claim(string attempt = "attempt-1") => new(MailState.Claimed, Noon, attempt, Noon + Duration.FromMinutes(10));

    private static InviteeId IdOf(string code) => InviteeId.TryFromCode(code, out var id) ? id : throw new FormatException(code);
}
