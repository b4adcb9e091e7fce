namespace Rencontres.Browser.Tests.Driving;

/// <summary>The names of the bulletin's fields, which are those of its JSON.</summary>
internal static class Fields
{
    public const string Attending = "attending";
    public const string Conference = "conference";
    public const string OrganisationName = "organisation.name";
    public const string OrganisationKind = "organisation.kind";
    public const string OrganisationCountry = "organisation.country";
    public const string OrganisationCode = "organisation.code";
    public const string ContactName = "contact.name";
    public const string ContactRole = "contact.role";
    public const string ContactEmail = "contact.email";
    public const string ContactPhone = "contact.phone";
    public const string Comment = "comment";

    /// <summary>Whether somebody who will not come wants to say more.</summary>
    public const string More = "more";
    public const string Consent = "consent";

    /// <summary>Which people do not see on the open bulletin, until it was filled in.</summary>
    public const string Trap = "website";

    /// <summary>What is to become of somebody else's answer.</summary>
    public const string Second = "second";

    public static string Extra(string question) => $"extra[{question}]";

    public static string Delegate(int row, string field) => $"delegates[{row}].{field}";
}
