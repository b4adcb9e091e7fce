using System.Globalization;
using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Registrations;

/// <summary>Checks a bulletin once, at the edge, and names every fault at its field. Texts are kept as typed but for surrounding blanks and the kind of line ends.</summary>
public sealed class BulletinCheck
{
    public const int MaximumDelegates = 20;
    public const int MaximumSuggestions = 30;
    public const int MaximumShortText = 200;
    public const int MaximumLongText = 4000;
    public const int MaximumPhone = 40;

    private readonly List<FieldFault> faults = [];

    private BulletinCheck()
    {
    }

    /// <param name="definition">The campaign's workshops and themes.</param>
    /// <param name="known">The invitee whom the personal link belongs to: stands for the organisation's fields left empty; null on the open form.</param>
    /// <param name="consentNeeded">False for a bulletin that an organiser types in: its signature on paper is the consent.</param>
    public static (Answer? Answer, IReadOnlyList<FieldFault> Faults) Check(
        BulletinForm form, CampaignDefinition definition, Organisation? known, Language fallback, bool consentNeeded)
    {
        var check = new BulletinCheck();
        var answer = check.Read(form, definition, known, fallback);
        if (consentNeeded && form.Consent != true)
            check.Fault("consent", FieldFaultKind.ConsentNeeded);

        return (check.faults.Count == 0 ? answer : null, check.faults);
    }

    private Answer Read(BulletinForm form, CampaignDefinition definition, Organisation? known, Language fallback)
    {
        if (form.Attending is null)
            Fault("attending", FieldFaultKind.Required);

        var attending = form.Attending == true;
        return new Answer(
            ReadOrganisation(form.Organisation, known),
            ReadContact(form.Contact),
            attending,
            attending ? ReadDelegates(form.Delegates ?? []) : [],
            ReadConference(form.Conference),
            ReadSuggestions(form.Suggestions ?? [], definition),
            Text("comment", form.Comment, MaximumLongText, manyLines: true),
            ReadLanguage(form.Language, fallback));
    }

    private Language ReadLanguage(string? text, Language fallback)
    {
        if (Languages.TryParse(text, out var language))
            return language.Value;

        if (!string.IsNullOrWhiteSpace(text))
            Fault("language", FieldFaultKind.NotAChoice);

        return fallback;
    }

    private Organisation ReadOrganisation(OrganisationFields? fields, Organisation? known)
    {
        var name = Text("organisation.name", fields?.Name, MaximumShortText);
        if (name.Length == 0 && known is null)
            Fault("organisation.name", FieldFaultKind.Required);

        var country = Text("organisation.country", fields?.Country, MaximumShortText).ToUpperInvariant();
        if (country.Length > 0 && !WorkingCalendar.KnownCountries.Contains(country))
            Fault("organisation.country", FieldFaultKind.NotAChoice);

        var typed = new Organisation(
            name, Text("organisation.kind", fields?.Kind, MaximumShortText), country, Text("organisation.code", fields?.Code, MaximumPhone));

        // A personal link answers for its own invitee; what identifies that one is not the visitor's to change.
        return known is null ? typed : known with { Name = name.Length > 0 ? name : known.Name };
    }

    private Contact ReadContact(ContactFields? fields)
    {
        var name = Required("contact.name", fields?.Name, MaximumShortText);
        var email = Required("contact.email", fields?.Email, MaximumShortText + MaximumPhone);
        return new Contact(
            name,
            Text("contact.role", fields?.Role, MaximumShortText),
            Address("contact.email", email),
            Text("contact.phone", fields?.Phone, MaximumPhone));
    }

    private List<Delegate> ReadDelegates(IReadOnlyList<DelegateFields?> list)
    {
        if (list.Count > MaximumDelegates)
            Fault("delegates", FieldFaultKind.TooMany, MaximumDelegates);

        return [.. list.Take(MaximumDelegates).Select(ReadDelegate).OfType<Delegate>()];
    }

    /// <summary>Wholly empty lines of the form are no delegates.</summary>
    private Delegate? ReadDelegate(DelegateFields? fields, int index)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"delegates[{index}]");
        var role = Text($"{at}.role", fields?.Role, MaximumShortText);
        var email = Text($"{at}.email", fields?.Email, MaximumShortText + MaximumPhone);
        var name = Text($"{at}.name", fields?.Name, MaximumShortText);
        if (name.Length == 0 && role.Length == 0 && email.Length == 0)
            return null;

        if (name.Length == 0)
            Fault($"{at}.name", FieldFaultKind.Required);

        return new Delegate(name, role, Address($"{at}.email", email));
    }

    private Conference ReadConference(string? text)
    {
        switch (text?.Trim().ToLowerInvariant())
        {
            case null or "" or "undecided":
                return Conference.Undecided;
            case "yes":
                return Conference.Yes;
            case "no":
                return Conference.No;
            default:
                Fault("conference", FieldFaultKind.NotAChoice);
                return Conference.Undecided;
        }
    }

    private List<Suggestion> ReadSuggestions(IReadOnlyList<SuggestionFields?> list, CampaignDefinition definition)
    {
        if (list.Count > MaximumSuggestions)
            Fault("suggestions", FieldFaultKind.TooMany, MaximumSuggestions);

        return [.. list.Take(MaximumSuggestions).Select((fields, index) => ReadSuggestion(fields, index, definition)).OfType<Suggestion>()];
    }

    private Suggestion? ReadSuggestion(SuggestionFields? fields, int index, CampaignDefinition definition)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"suggestions[{index}]");
        var topic = Text($"{at}.topic", fields?.Topic, MaximumShortText);
        var text = Text($"{at}.text", fields?.Text, MaximumLongText, manyLines: true);
        if (topic.Length == 0 && text.Length == 0)
            return null;

        var about = fields?.About?.Trim().ToLowerInvariant() switch { "workshop" => SuggestionSubject.Workshop, "theme" => SuggestionSubject.Theme, _ => (SuggestionSubject?)null };
        if (about is null)
            Fault($"{at}.about", FieldFaultKind.NotAChoice);

        var topics = about == SuggestionSubject.Theme ? definition.Themes : definition.Workshops;
        if (topic.Length > 0 && !topics.Any(known => known.Id == topic))
            Fault($"{at}.topic", FieldFaultKind.NotAChoice);

        return new Suggestion(about ?? SuggestionSubject.Workshop, topic, text) { Wanted = fields?.Wanted == true, Contributes = fields?.Contributes == true };
    }

    private string Address(string field, string text)
    {
        if (text.Length == 0)
            return text;

        if (!EmailAddress.TryParse(text, out var address))
            Fault(field, FieldFaultKind.NotAnAddress);

        return address;
    }

    private string Required(string field, string? value, int maximum)
    {
        var text = Text(field, value, maximum);
        if (text.Length == 0 && !faults.Exists(fault => fault.Field == field))
            Fault(field, FieldFaultKind.Required);

        return text;
    }

    private string Text(string field, string? value, int maximum, bool manyLines = false)
    {
        var text = PrintableText.Trimmed(value ?? "");
        if (!PrintableText.Is(text, manyLines))
            Fault(field, FieldFaultKind.Unprintable);

        if (text.Length > maximum)
            Fault(field, FieldFaultKind.TooLong, maximum);

        return text;
    }

    private void Fault(string field, FieldFaultKind kind, int? limit = null) => faults.Add(new FieldFault(field, kind, limit));
}
