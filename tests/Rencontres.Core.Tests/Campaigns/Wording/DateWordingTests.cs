using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;

namespace Rencontres.Core.Tests.Campaigns.Wording;

public class DateWordingTests
{
    private static readonly LocalDate First = new(2024, 11, 18);

    [Theory]
    [InlineData(Language.French, 3, "du 18 au 21 novembre 2024")]
    [InlineData(Language.Japanese, 3, "2024年11月18日（月）～21日（木）")]
    [InlineData(Language.English, 3, "18–21 November 2024")]
    [InlineData(Language.French, 13, "du 18 novembre au 1er décembre 2024")]
    [InlineData(Language.Japanese, 13, "2024年11月18日（月）～12月1日（日）")]
    [InlineData(Language.English, 13, "18 November – 1 December 2024")]
    [InlineData(Language.French, 44, "du 18 novembre 2024 au 1er janvier 2025")]
    [InlineData(Language.Japanese, 44, "2024年11月18日（月）～2025年1月1日（水）")]
    [InlineData(Language.English, 44, "18 November 2024 – 1 January 2025")]
    [InlineData(Language.French, 0, "le 18 novembre 2024")]
    [InlineData(Language.Japanese, 0, "2024年11月18日（月）")]
    [InlineData(Language.English, 0, "18 November 2024")]
    public void Range_says_month_and_year_only_where_needed(Language language, int days, string expected)
    {
        var text = DateWording.Range(First, First.PlusDays(days), language);

        Assert.Equal(expected, text);
    }

    [Theory]
    [InlineData(Language.French, "vendredi 1er mars 2024")]
    [InlineData(Language.Japanese, "2024年3月1日（金）")]
    [InlineData(Language.English, "Friday 1 March 2024")]
    public void Full_date_has_its_weekday(Language language, string expected) =>
        Assert.Equal(expected, DateWording.Full(new LocalDate(2024, 3, 1), language));
}
