using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;

namespace Rencontres.Core.Tests.Campaigns.Wording;

public sealed class BriefWordingTests
{
    [Theory]
    [InlineData(Language.French, "lundi 18 septembre 2023, 16 h 30 – 18 h 00, heure de Paris", "lun. 18\u00a0sept., 16 h 30 – 18 h 00, heure de Paris")]
    [InlineData(Language.French, "mardi 2 mai 2023 à 23 h 59, heure de Paris", "mar. 2\u00a0mai à 23 h 59, heure de Paris")]
    [InlineData(Language.Japanese, "2023年9月18日（月）16:30～18:00（パリ時間）", "9月18日（月）16:30～18:00（パリ時間）")]
    [InlineData(Language.English, "Monday 18 September 2023, 16:30–18:00, Paris time", "Mon 18\u00a0Sept, 16:30–18:00, Paris time")]
    public void Day_and_month_are_cut_and_stay_together_and_the_year_goes(Language language, string wording, string brief)
    {
        Assert.Equal(brief, BriefWording.Of(wording, language));
    }
}
