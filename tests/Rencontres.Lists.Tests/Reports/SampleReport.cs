using System.Runtime.CompilerServices;
using System.Text.Json;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Core.Reports;
using Delegate = Rencontres.Core.Registrations.Delegate;

namespace Rencontres.Lists.Tests.Reports;

/// <summary>A campaign of five organisations, one of each kind of answer.</summary>
internal static class SampleReport
{
    public static readonly Instant AsOf = Instant.FromUtc(2023, 8, 20, 12, 0);
    private static readonly Instant Invited = Instant.FromUtc(2023, 7, 11, 7, 0);
    private static readonly Campaign Campaign = new(ReadDefinition(), 1) { State = CampaignState.Running };

    public static CampaignDefinition Definition => Campaign.Definition;

    public static Answer AnswerOf(IReadOnlyList<ExtraValue> extra) => Answer("Nancy", true, "") with { Extra = extra };

    public static Report Open(string comment = "Avec plaisir.")
    {
        var tally = new ReportTally(Campaign);
        tally.AddUnlisted(Unconfirmed("75056", "Paris").Unconfirmed[0]);
        return new Report(Campaign, AsOf, Lines(tally, comment), tally);
    }

    private static async IAsyncEnumerable<ReportLine> Lines(ReportTally tally, string comment)
    {
        await Task.CompletedTask;
        ReportLine[] lines =
        [
            Answered("54395", "Nancy", AnswerStatus.Attending, comment),
            Answered("01001", "Refus", AnswerStatus.Declined, ""),
            Answered("R11", "Retrait", AnswerStatus.Withdrawn, ""),
            new(Invitee("JP221007", "静岡市", "JP", AnswerStatus.Silent), null, []),
            Unconfirmed("13001", "Aix"),
        ];
        foreach (var line in lines)
        {
            tally.Add(line);
            yield return line;
        }
    }

    private static ReportLine Answered(string code, string name, AnswerStatus status, string comment)
    {
        var invitee = Invitee(code, name, "FR", status);
        var answer = Answer(name, status == AnswerStatus.Attending || status == AnswerStatus.Withdrawn, comment);
        var receipt = Receipt.For(Campaign.Id, code, 2, status, answer);
        return new ReportLine(invitee, new Registration(invitee.Key, 2, status, answer, Instant.FromUtc(2023, 8, 1, 22, 30), receipt, RegistrationSource.PersonalLink), []);
    }

    private static ReportLine Unconfirmed(string code, string name)
    {
        var invitee = Invitee(code, name, "FR", AnswerStatus.Silent);
        var answer = Answer(name, true, "");
        var bulletin = new OpenBulletin("o1", invitee.Key, answer, Invited, Receipt.For(Campaign.Id, "o1", 1, AnswerStatus.Attending, answer), null);
        return new ReportLine(invitee, null, [bulletin]);
    }

    private static Invitee Invitee(string code, string name, string country, AnswerStatus status)
    {
        Assert.True(InviteeId.TryFromCode(code, out var id));
        var slot = new Slot(country, country == "JP" ? Zones.Tokyo : Zones.Paris);
        var kind = country == "JP" ? "municipality" : code == "R11" ? "" : "commune";
        var listed = new ListedInvitee(id, code, name, kind, slot, "Area", 1000, Language.French, $"{code}@mairie.example", "");
        return new Invitee(InviteeKey.Of(Campaign, id), listed, "v")
        {
            Answer = status,
            AnsweredAt = status == AnswerStatus.Silent ? null : Instant.FromUtc(2023, 8, 1, 22, 31),
            Mails = new Dictionary<Wave, WaveMail>
            {
                [Wave.Reminder(2)] = new(MailState.Delivered, Instant.FromUtc(2023, 8, 18, 7, 0), "a"),
                [Wave.Reminder(1)] = new(MailState.Accepted, Instant.FromUtc(2023, 8, 4, 7, 0), "a"),
                [Wave.Invitation] = new(MailState.Delivered, Invited, "a"),
            },
        };
    }

    private static Answer Answer(string name, bool attending, string comment) => new(
        new Organisation(name, "commune", "FR", "54395"),
        new Contact("Hélène Gauthier", "Directrice", "helene@mairie.example", "+33 3 00 00 00 00"),
        attending,
        attending ? [new Delegate("Loïc Bénard", "Conseiller", "loic@mairie.example")] : [],
        Conference.Yes,
        [new Suggestion(SuggestionSubject.Theme, "next-generation", "Une séance aux jeunes élus") { Contributes = true }, new Suggestion(SuggestionSubject.Workshop, "", "Thé & laque")],
        comment,
        Language.French)
    {
        Extra = attending ? [new("interpreting", "japanese"), new("partner", "=静岡市")] : [],
    };

    private static CampaignDefinition ReadDefinition([CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "content", "campaigns", "rencontres-2024", "campaign.json");
        return JsonSerializer.Deserialize<CampaignDefinition>(File.ReadAllBytes(path), CampaignJson.Options)!;
    }
}
