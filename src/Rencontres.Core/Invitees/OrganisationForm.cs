namespace Rencontres.Core.Invitees;

/// <summary>At which level a local government stands.</summary>
internal enum OrganisationLevel
{
    Municipality,
    Intercommunality,
    Departement,
    Region,
    Prefecture,
}

/// <summary>What a name says that its bearer is: « Ville de … », « Département de … », 「…市」.</summary>
/// <param name="Suffix">Which of the Japanese forms of that level, for a town (町) and a village (村) may share the rest of their names; empty elsewhere.</param>
internal sealed record OrganisationForm(OrganisationLevel Level, string Suffix = "")
{
    /// <param name="kind">As in lists and on the form.</param>
    /// <returns>Null for a kind that is none of the known ones.</returns>
    public static OrganisationLevel? LevelOf(string kind) => kind switch
    {
        "commune" or "municipality" => OrganisationLevel.Municipality,
        "epci" => OrganisationLevel.Intercommunality,
        "departement" => OrganisationLevel.Departement,
        "region" => OrganisationLevel.Region,
        "prefecture" => OrganisationLevel.Prefecture,
        _ => null,
    };
}
