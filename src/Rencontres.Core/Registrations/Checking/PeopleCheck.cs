using System.Globalization;
using Rencontres.Core.Campaigns;
using static Rencontres.Core.Registrations.BulletinCheck;

namespace Rencontres.Core.Registrations.Checking;

/// <summary>Who answers, for whom, and who will come.</summary>
internal static class PeopleCheck
{
    private const string CodeField = "organisation.code";

    public static Organisation Organisation(OrganisationFields? fields, Organisation? known, FieldCheck check)
    {
        var name = check.Text("organisation.name", fields?.Name, MaximumShortText);
        if (name.Length == 0 && known is null)
            check.Fault("organisation.name", FieldFaultKind.Required);

        var kind = Chosen("organisation.kind", fields?.Kind, known, check);
        var country = Chosen("organisation.country", fields?.Country, known, check).ToUpperInvariant();
        if (country.Length > 0 && !WorkingCalendar.KnownCountries.Contains(country))
            check.Fault("organisation.country", FieldFaultKind.NotAChoice);

        var code = known is null ? check.Asked(CodeField, fields?.Code, MaximumPhone) : check.Text(CodeField, fields?.Code, MaximumPhone);

        // A personal link answers for its own invitee; what identifies that one is not the visitor's to change.
        return known is null ? new Organisation(name, kind, country, code) : known with { Name = name.Length > 0 ? name : known.Name };
    }

    public static Contact Contact(ContactFields? fields, FieldCheck check)
    {
        var name = check.Needed("contact.name", fields?.Name, MaximumShortText);
        var email = check.Needed("contact.email", WrittenAddress.Bare(fields?.Email), MaximumEmail);
        return new Contact(name, check.Asked("contact.role", fields?.Role, MaximumShortText), check.Email("contact.email", email), Phone(fields?.Phone, check));
    }

    public static List<Delegate> Delegates(IReadOnlyList<DelegateFields?> list, FieldCheck check)
    {
        if (list.Count > MaximumDelegates)
            check.Fault("delegates", FieldFaultKind.TooMany, MaximumDelegates);

        var delegates = list.Take(MaximumDelegates).Select((fields, index) => Delegate(fields, index, check)).OfType<Delegate>().ToList();
        check.Rule("delegates", "delegates", delegates.Count > 0);
        return delegates;
    }

    /// <summary>Wholly empty lines of the form are no delegates.</summary>
    private static Delegate? Delegate(DelegateFields? fields, int index, FieldCheck check)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"delegates[{index}]");
        var role = check.Text($"{at}.role", fields?.Role, MaximumShortText);
        var email = check.Text($"{at}.email", WrittenAddress.Bare(fields?.Email), MaximumEmail);
        var name = check.Text($"{at}.name", fields?.Name, MaximumShortText);
        if (name.Length == 0 && role.Length == 0 && email.Length == 0)
            return null;

        if (name.Length == 0)
            check.Fault($"{at}.name", FieldFaultKind.Required);

        check.Rule("delegates.role", $"{at}.role", role.Length > 0);
        check.Rule("delegates.email", $"{at}.email", email.Length > 0);
        return new Delegate(name, role, check.Email($"{at}.email", email));
    }

    /// <summary>Who was given the choice must have made it; a program that does not know may leave it out.</summary>
    private static string Chosen(string field, string? value, Organisation? known, FieldCheck check) =>
        value is null || known is not null ? check.Text(field, value, MaximumShortText) : check.Needed(field, value, MaximumShortText);

    private static string Phone(string? typed, FieldCheck check)
    {
        var phone = check.Asked("contact.phone", WrittenText.Narrow(typed), MaximumPhone);
        if (PrintableText.Trimmed(typed ?? "") is { Length: > 0 } text && !WrittenPhone.IsOne(text))
            check.Fault("contact.phone", FieldFaultKind.NotAPhone);

        return phone;
    }
}
