using Rencontres.Core.Campaigns;

namespace Rencontres.Browser.Tests.Looking;

/// <summary>What is taken for a slip of language, and what is not.</summary>
public sealed class PageWordsTests
{
    [Theory]
    [InlineData("Votre réponse\u00a0:", Language.French)]
    [InlineData("lundi 18 septembre 2023, 16\u00a0h\u00a030 – 18\u00a0h\u00a000, heure de Paris", Language.French)]
    [InlineData("lun. 18 sept., 16\u00a0h\u00a030", Language.French)]
    [InlineData("Mon 18 Sept, 16:30", Language.English)]
    [InlineData("Écrivez à bulletin@organisateur.example", Language.French)]
    [InlineData("静岡市、2024年11月18日（月）～21日（木）", Language.Japanese)]
    [InlineData("2023年9月18日（月）16:30～18:00（パリ時間）", Language.Japanese)]
    [InlineData("Monday 18 September 2023, 16:30–18:00, Paris time", Language.English)]
    public void Text_of_its_language_is_right(string text, Language language) => Assert.Empty(PageWords.FaultsIn(text, language));

    [Theory]
    [InlineData("Your answer", Language.French)]
    [InlineData("あなたの回答", Language.French)]
    [InlineData("Votre réponse", Language.English)]
    [InlineData("Votre réponse", Language.Japanese)]
    [InlineData("title_thanks", Language.French)]
    [InlineData("title_thanks", Language.Japanese)]
    [InlineData("Monday 18 September 2023", Language.French)]
    [InlineData("Votre réponse :", Language.French)]
    [InlineData("Votre réponse:", Language.French)]
    [InlineData("« réponse\u00a0»", Language.French)]
    [InlineData("J'accepte", Language.French)]
    [InlineData("16:30", Language.French)]
    [InlineData("静岡市, 2024年11月18日", Language.Japanese)]
    [InlineData("2023-09-18", Language.Japanese)]
    [InlineData("18/09/2023", Language.English)]
    public void Slip_is_seen(string text, Language language) => Assert.NotEmpty(PageWords.FaultsIn(text, language));
}
