using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;

namespace Rencontres.Web.Pages.Forms;

/// <summary>What was typed and can no longer be stored, line by line, to be kept by who typed it.</summary>
internal static class TypedRows
{
    public static IReadOnlyList<AnswerRow> Of(SentForm sent, CampaignDefinition definition)
    {
        var rows = AnswerRows.Of(TypedAnswer.Of(sent.Typed, sent.Texts.Language), definition, sent.Texts);
        return [.. rows.Where(row => row.Field != "attending" || sent.Typed.Attending.Length > 0), .. Code(sent)];
    }

    /// <summary>Identifies the organisation to those who shall type it in; other pages do not show it.</summary>
    private static IEnumerable<AnswerRow> Code(SentForm sent)
    {
        if (sent.Typed.Organisation.Code is { Length: > 0 } code)
            yield return new("organisation.code", sent.Texts.Text("label_organisation_code"), code);
    }
}
