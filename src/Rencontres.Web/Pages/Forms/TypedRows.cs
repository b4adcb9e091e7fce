using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;

namespace Rencontres.Web.Pages.Forms;

/// <summary>What was typed, as people read it. What was not answered yet is not shown as if it had been.</summary>
internal static class TypedRows
{
    public static IReadOnlyList<AnswerRow> Of(TypedBulletin typed, CampaignDefinition definition, ProductTexts texts) =>
        [.. AnswerRows.Of(TypedAnswer.Of(typed, texts.Language), definition, texts).Where(row => row.Field != "attending" || typed.Attending.Length > 0)];
}
