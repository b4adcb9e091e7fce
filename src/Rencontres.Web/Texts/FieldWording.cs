using System.Globalization;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Registrations;

namespace Rencontres.Web.Texts;

/// <summary>How the fields of a bulletin are called, and what is said of their faults.</summary>
internal static class FieldWording
{
    /// <param name="field">As in the JSON: <c>delegates[1].email</c>.</param>
    public static string Label(this ProductTexts texts, string field)
    {
        var (list, index, part) = Split(field);
        return list switch
        {
            "delegates" when index is { } number => $"{texts.Text("delegate", "number", number + 1)} – {texts.Text($"label_delegates_{part}")}",
            "suggestions" => texts.Text("label_suggestions"),
            "consent" => texts.Text("group_consent"),
            "conference" => texts.Text("row_conference"),
            _ => texts.Text($"label_{field.Replace('.', '_')}"),
        };
    }

    public static string Message(this ProductTexts texts, FieldFault fault)
    {
        var key = fault.Kind switch
        {
            FieldFaultKind.Required => "fault_required",
            FieldFaultKind.TooLong => "fault_too_long",
            FieldFaultKind.TooMany => "fault_too_many",
            FieldFaultKind.NotAnAddress => "fault_not_an_address",
            FieldFaultKind.NotAPhone => "fault_not_a_phone",
            FieldFaultKind.NotANumber => "fault_not_a_number",
            FieldFaultKind.NotADate => "fault_not_a_date",
            FieldFaultKind.NotAChoice => "fault_not_a_choice",
            FieldFaultKind.NothingToAdd => "fault_nothing_to_add",
            FieldFaultKind.ConsentNeeded => "fault_consent_needed",
            FieldFaultKind.NotAsked => "fault_not_asked",
            FieldFaultKind.Unprintable => "fault_unprintable",
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        };
        return texts.Text(key, "limit", fault.Limit ?? 0);
    }

    private static (string List, int? Index, string Part) Split(string field)
    {
        var open = field.IndexOf('[', StringComparison.Ordinal);
        var close = field.IndexOf(']', StringComparison.Ordinal);
        return open > 0 && close > open && int.TryParse(field.AsSpan(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? (field[..open], index, field[(close + 1)..].TrimStart('.'))
            : (field, null, "");
    }
}
