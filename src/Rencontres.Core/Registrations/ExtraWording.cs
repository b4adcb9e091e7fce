using System.Globalization;
using NodaTime.Text;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;

namespace Rencontres.Core.Registrations;

/// <summary>The organisers' own questions and their answers in words, the same on pages, in mails and in reports.</summary>
public static class ExtraWording
{
    /// <summary>The question; its id if the campaign does not ask it any more.</summary>
    public static string LabelOfExtra(this CampaignDefinition definition, string id, Language language) =>
        definition.Form.FindExtra(id)?.Label.In(language) ?? id;

    /// <summary>The answer as a native writes it.</summary>
    public static string TextOf(this CampaignDefinition definition, ExtraValue value, Language language) => definition.Form.FindExtra(value.Id) switch
    {
        { Type: ExtraFieldType.Choice } field => field.Choices.FirstOrDefault(choice => choice.Id == value.Value)?.Title.In(language) ?? value.Value,
        { Type: ExtraFieldType.Number } => Number(value.Value, language),
        { Type: ExtraFieldType.Date } => LocalDatePattern.Iso.Parse(value.Value) is { Success: true } date ? DateWording.Full(date.Value, language) : value.Value,
        _ => value.Value,
    };

    /// <summary>Reads a number as <see cref="BulletinCheck"/> leaves it.</summary>
    public static bool TryNumber(string value, out decimal number) =>
        decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    /// <summary>« 1 200,5 » with no-break spaces, "1,200.5".</summary>
    private static string Number(string value, Language language)
    {
        if (!TryNumber(value, out var number))
            return value;

        var written = number.ToString("#,0.###############", CultureInfo.InvariantCulture);
        return language == Language.French ? written.Replace(',', '\u202f').Replace('.', ',') : written;
    }
}
