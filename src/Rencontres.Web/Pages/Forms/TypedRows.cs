using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;

namespace Rencontres.Web.Pages.Forms;

/// <summary>What was typed, as people read it. What was not answered yet is not shown as if it had been.</summary>
internal static class TypedRows
{
    public static IReadOnlyList<AnswerRow> Of(TypedBulletin typed, CampaignDefinition definition, ProductTexts texts)
    {
        var rows = AnswerRows.Of(TypedAnswer.Of(typed, texts.Language), definition, texts);
        return [.. rows.Where(row => row.Field != "attending" || typed.Attending.Length > 0), .. Code(typed, texts)];
    }

    /// <summary>Identifies the organisation to those who shall type it in; other pages do not show it.</summary>
    private static IEnumerable<AnswerRow> Code(TypedBulletin typed, ProductTexts texts)
    {
        if (typed.Organisation.Code is { Length: > 0 } code)
            yield return new("organisation.code", texts.Text("label_organisation_code"), code);
    }
}
