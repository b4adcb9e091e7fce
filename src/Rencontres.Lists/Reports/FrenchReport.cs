using System.Globalization;
using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Lists.Reports;

/// <summary>The words of the printed report.</summary>
internal static class FrenchReport
{
    public static CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("fr-FR");

    public static IReadOnlyList<string> Figures { get; } =
        ["Invités", "Remis", "Rejetés", "Ouverts", "Réponses", "À confirmer", "Participent", "Déclinent", "Retirés", "Sans réponse", "Participants", "Envois incertains"];

    public static string Status(string status) => status switch
    {
        "attending" => "participe",
        "declined" => "décline",
        "withdrawn" => "retiré",
        "unconfirmed" => "à confirmer",
        "silent" => "sans réponse",
        "draft" => "en préparation",
        "running" => "en cours",
        "paused" => "suspendue",
        "closed" => "close",
        _ => status,
    };

    public static string Kind(string kind) => kind switch
    {
        "" => "non précisé",
        "commune" => "commune",
        "epci" => "intercommunalité",
        "departement" => "département",
        "region" => "région",
        "prefecture" => "préfecture japonaise",
        "municipality" => "municipalité japonaise",
        "other" => "autre organisme",
        _ => kind,
    };

    public static string Conference(string conference) => conference switch { "yes" => "oui", "no" => "non", _ => "à décider" };

    public static string Yes(bool holds) => holds ? "oui" : "";

    public static string About(string about) => about == "theme" ? "Thématique" : "Atelier";

    public static string Wave(string name) => Core.Campaigns.Wave.Parse(name) switch
    {
        { Kind: WaveKind.Invitation } => "invitation",
        { Kind: WaveKind.Reminder } reminder => string.Create(Culture, $"relance {reminder.Number}"),
        { Kind: WaveKind.Extended } => "report de la date limite",
        { Kind: WaveKind.Closing } => "clôture",
        _ => "informations pratiques",
    };

    public static string Time(ZonedDateTime time) => time.ToString("dd/MM/uuuu HH:mm", Culture);

    public static string Date(LocalDate date) => date.ToString("dd/MM/uuuu", Culture);
}
