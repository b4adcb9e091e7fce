using Rencontres.Core.Campaigns;
using Rencontres.Core.Registrations.Checking;

namespace Rencontres.Core.Registrations;

/// <summary>
/// Checks a bulletin once, at the edge, and names every fault at its field. Texts are kept as typed but for surrounding blanks and
/// the kind of line ends. Who declines needs to
/// say no more than who they are; what they say besides is kept. Who has not said which yet is told at once what coming asks for.
/// </summary>
public static class BulletinCheck
{
    public const int MaximumDelegates = 20;
    public const int MaximumSuggestions = 30;
    public const int MaximumShortText = 200;
    public const int MaximumLongText = 4000;
    public const int MaximumPhone = 40;
    public const int MaximumEmail = MaximumShortText + MaximumPhone;

    /// <param name="definition">The campaign's workshops and themes, and what its bulletin asks for.</param>
    /// <param name="known">The invitee whom the personal link belongs to: stands for the organisation's fields left empty; null on the open form.</param>
    /// <param name="consentNeeded">
    /// False for a bulletin that an organiser types in: its signature on paper is the consent, and what the form requires may be missing on it.
    /// </param>
    public static (Answer? Answer, IReadOnlyList<FieldFault> Faults) Check(
        BulletinForm form, CampaignDefinition definition, Organisation? known, Language fallback, bool consentNeeded)
    {
        var check = new FieldCheck(definition.Form, binding: consentNeeded && form.Attending != false);
        var answer = Read(form, definition, known, fallback, check);
        if (consentNeeded && form.Attending != false && form.Consent != true)
            check.Fault("consent", FieldFaultKind.ConsentNeeded);

        return (check.Faults.Count == 0 ? answer : null, check.Faults);
    }

    private static Answer Read(BulletinForm form, CampaignDefinition definition, Organisation? known, Language fallback, FieldCheck check)
    {
        if (form.Attending is null)
            check.Fault("attending", FieldFaultKind.Required);

        var attending = form.Attending == true;
        var language = ReadLanguage(form.Language, fallback, check);
        return new Answer(
            PeopleCheck.Organisation(form.Organisation, known, check),
            PeopleCheck.Contact(form.Contact, check),
            attending,
            form.Attending != false ? PeopleCheck.Delegates(form.Delegates ?? [], check) : [],
            ReadConference(form.Conference, check),
            SuggestionCheck.Read(form.Suggestions ?? [], definition, check),
            check.Asked("comment", form.Comment, MaximumLongText, manyLines: true),
            language)
        {
            Extra = ExtraCheck.Read(form.Extra, definition.Form.Extra, language, check),
        };
    }

    private static Language ReadLanguage(string? text, Language fallback, FieldCheck check)
    {
        if (Languages.TryParse(text, out var language))
            return language.Value;

        if (!string.IsNullOrWhiteSpace(text))
            check.Fault("language", FieldFaultKind.NotAChoice);

        return fallback;
    }

    /// <summary>"Undecided" says something where the question must be answered, and nothing where it is not put.</summary>
    private static Conference ReadConference(string? text, FieldCheck check)
    {
        const string Field = "conference";
        var choice = PrintableText.Trimmed(text ?? "").ToLowerInvariant();
        check.Rule(Field, Field, choice is not "", isIdle: choice is "" or "undecided");
        switch (choice)
        {
            case "" or "undecided":
                return Conference.Undecided;
            case "yes":
                return Conference.Yes;
            case "no":
                return Conference.No;
            default:
                check.Fault(Field, FieldFaultKind.NotAChoice);
                return Conference.Undecided;
        }
    }
}
