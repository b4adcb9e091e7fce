using Rencontres.Core.Campaigns;
using Rencontres.Core.Registrations;

namespace Rencontres.Core.Tests.Building;

/// <summary>Bulletins as people fill them in.</summary>
internal static class Bulletins
{
    public static BulletinForm Form => new()
    {
        Organisation = new OrganisationFields("Ville de Nancy", "commune", "FR", "54395"),
        Contact = new ContactFields("Hélène Gauthier", "Directrice", "helene@nancy.example", "+33 3 00 00 00 00"),
        Attending = true,
        Delegates = [new DelegateFields("Hélène Gauthier", "Directrice", "helene@nancy.example"), new DelegateFields("Loïc Bénard", "", "")],
        Conference = "yes",
        Suggestions = [new SuggestionFields("workshop", "water", "Parler des crues"), new SuggestionFields("theme", "", "Une idée libre")],
        Comment = "Merci",
        Language = "fr",
        Consent = true,
    };

    public static BulletinForm Declining => Form with { Attending = false };

    public static Answer Answer => Check(Form).Answer!;

    /// <summary>As a form says it that shows all of it.</summary>
    public static BulletinForm Saying(Answer answer) => Form with
    {
        Contact = new ContactFields(answer.Contact.Name, answer.Contact.Role, answer.Contact.Email, answer.Contact.Phone),
        Attending = answer.Attending,
        Delegates = [.. answer.Delegates.Select(person => new DelegateFields(person.Name, person.Role, person.Email))],
        Conference = answer.Conference.ToString().ToLowerInvariant(),
        Suggestions =
        [
            .. answer.Suggestions.Select(each => new SuggestionFields(each.About.ToString().ToLowerInvariant(), each.Topic, each.Text) { Wanted = each.Wanted, Contributes = each.Contributes }),
        ],
        Comment = answer.Comment,
        Extra = answer.Extra.ToDictionary(value => value.Id, value => (string?)value.Value),
    };

    public static (Answer? Answer, IReadOnlyList<FieldFault> Faults) Check(BulletinForm form, Organisation? known = null, bool consentNeeded = true) =>
        BulletinCheck.Check(form, Definitions.Sample, known, Language.French, consentNeeded);
}
