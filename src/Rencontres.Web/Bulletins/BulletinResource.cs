using NodaTime.Text;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;

namespace Rencontres.Web.Bulletins;

/// <summary>A bulletin as the API shows it: the JSON that it takes, and what has become of it.</summary>
internal sealed record BulletinResource(
    OrganisationFields Organisation,
    ContactFields? Contact,
    bool? Attending,
    IReadOnlyList<DelegateFields> Delegates,
    string? Conference,
    IReadOnlyList<SuggestionFields> Suggestions,
    string? Comment,
    IReadOnlyDictionary<string, string> Extra,
    string Language,
    string? Receipt,
    int Revision,
    string Status,
    string? ReceivedAt,
    string Cutoff)
{
    private static readonly Dictionary<string, string> NoExtra = [];

    /// <param name="current">Null while there is no answer: then the resource says whose it will be.</param>
    public static BulletinResource Of(Campaign campaign, Invitee invitee, Registration? current)
    {
        var cutoff = InstantPattern.ExtendedIso.Format(campaign.CutoffFor(invitee.LateUntil));
        return current is null
            ? new(Fields(invitee.Listed), null, null, [], null, [], null, NoExtra, invitee.Listed.Language.Code(), null, 0, StatusOf(AnswerStatus.Silent), null, cutoff)
            : Of(current, cutoff);
    }

    public static string StatusOf(AnswerStatus status) => status.ToString().ToLowerInvariant();

    private static BulletinResource Of(Registration current, string cutoff)
    {
        var answer = current.Answer;
        return new(
            new(answer.Organisation.Name, answer.Organisation.Kind, answer.Organisation.Country, answer.Organisation.Code),
            new(answer.Contact.Name, answer.Contact.Role, answer.Contact.Email, answer.Contact.Phone),
            answer.Attending,
            [.. answer.Delegates.Select(person => new DelegateFields(person.Name, person.Role, person.Email))],
            answer.Conference.ToString().ToLowerInvariant(),
            [.. answer.Suggestions.Select(Fields)],
            answer.Comment,
            answer.Extra.ToDictionary(value => value.Id, value => value.Value),
            answer.Language.Code(),
            current.Receipt.Number,
            current.Revision,
            StatusOf(current.Status),
            InstantPattern.ExtendedIso.Format(current.ReceivedAt),
            cutoff);
    }

    private static OrganisationFields Fields(ListedInvitee listed) => new(listed.Name, listed.Kind, listed.Slot.Country, listed.Code);

    private static SuggestionFields Fields(Suggestion suggestion) =>
        new(suggestion.About.ToString().ToLowerInvariant(), suggestion.Topic.Length == 0 ? null : suggestion.Topic, suggestion.Text) { Wanted = suggestion.Wanted, Contributes = suggestion.Contributes };
}

/// <summary>What a bulletin is acknowledged with.</summary>
internal sealed record Acknowledgement(string Receipt, int Revision, string Status, string Cutoff);
