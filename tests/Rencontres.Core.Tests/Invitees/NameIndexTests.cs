using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;

namespace Rencontres.Core.Tests.Invitees;

/// <summary>Which invitee is meant by a name that somebody types; when in doubt, none.</summary>
public sealed class NameIndexTests
{
    [Theory]
    [InlineData("Saint-Étienne", "ST ETIENNE")]
    [InlineData("Saint-Étienne", "Ville de Saint-Etienne")]
    [InlineData("Sainte-Luce-sur-Loire", "ste luce sur loire")]
    [InlineData("Nancy", "Ville de Nancy")]
    [InlineData("Commune de Nancy", "mairie de NANCY")]
    [InlineData("Le Havre", "Ville du Havre")]
    [InlineData("La Rochelle", "Mairie de la Rochelle")]
    [InlineData("Ville d’Orléans", "Orleans")]
    [InlineData("Ville-d’Avray", "Mairie de Ville d'Avray")]
    [InlineData("Schœlcher", "SCHOELCHER")]
    [InlineData("Ｎａｎｃｙ", "Nancy")]
    [InlineData("City of Aix", "Ville d’Aix")]
    public void A_town_is_known_however_it_is_written(string listed, string typed) => AssertMeant(listed, "commune", "FR", typed, "commune");

    [Theory]
    [InlineData("Métropole du Grand Nancy", "epci", "Grand Nancy", "epci")]
    [InlineData("Aix-Marseille-Provence Métropole", "epci", "Métropole Aix Marseille Provence", "epci")]
    [InlineData("Communauté d’agglomération de La Rochelle", "epci", "Agglomération de la Rochelle", "epci")]
    [InlineData("Département de la Loire", "departement", "Conseil départemental de la Loire", "departement")]
    [InlineData("Loire", "departement", "Département de la Loire", "departement")]
    [InlineData("Provence-Alpes-Côte d'Azur", "region", "Région Provence-Alpes-Côte d’Azur", "region")]
    public void Other_levels_are_known_too(string listed, string kind, string typed, string typedKind) => AssertMeant(listed, kind, "FR", typed, typedKind);

    [Theory]
    [InlineData("静岡市", "municipality", "静岡市役所", "municipality")]
    [InlineData("静岡市", "municipality", "静岡", "municipality")]
    [InlineData("静岡県", "prefecture", "静岡県庁", "prefecture")]
    [InlineData("石川県金沢市", "municipality", "金沢市", "municipality")]
    [InlineData("金沢市", "municipality", "石川県金沢市役所", "municipality")]
    [InlineData("北海道", "prefecture", "北海道庁", "prefecture")]
    [InlineData("津市", "municipality", "津市", "municipality")]
    [InlineData("四日市市", "municipality", "四日市市役所", "municipality")]
    [InlineData("小布施町", "municipality", "小布施町役場", "municipality")]
    [InlineData("Shizuoka City", "municipality", "City of Shizuoka", "municipality")]
    [InlineData("Shizuoka", "prefecture", "Shizuoka Prefecture", "prefecture")]
    public void Japanese_names_are_known_with_and_without_their_offices(string listed, string kind, string typed, string typedKind) =>
        AssertMeant(listed, kind, "JP", typed, typedKind);

    [Theory]
    [InlineData("Ville de Lyon", "commune", "Métropole de Lyon", "epci")]
    [InlineData("Métropole de Lyon", "epci", "Lyon", "commune")]
    [InlineData("Nantes", "commune", "Nantes Métropole", "epci")]
    [InlineData("Département de la Loire", "departement", "Ville de la Loire", "commune")]
    [InlineData("静岡県", "prefecture", "静岡市", "municipality")]
    [InlineData("川上村", "municipality", "川上町", "municipality")]
    [InlineData("かま市", "municipality", "がま市", "municipality")]
    [InlineData("Nancy", "commune", "Nanc", "commune")]
    [InlineData("Vienne", "departement", "Vienne", "commune")]
    [InlineData("Saint-Denis", "commune", "Saint-Denis-en-Val", "commune")]
    public void Another_one_is_not_taken_for_it(string listed, string kind, string typed, string typedKind)
    {
        var index = IndexOf(new InviteeName(Id("1"), listed, kind, "FR", ""));

        Assert.Null(index.Find(new Organisation(typed, typedKind, "FR", "")));
    }

    [Fact]
    public void Of_several_with_one_name_the_kind_tells_which_is_meant()
    {
        var index = IndexOf(new(Id("1"), "Bretagne", "commune", "FR", ""), new(Id("2"), "Bretagne", "region", "FR", ""));

        Assert.Equal(Id("2"), index.Find(new Organisation("BRETAGNE", "region", "FR", "")));
    }

    [Fact]
    public void Homonyms_that_nothing_tells_apart_are_not_recognised()
    {
        var index = IndexOf(new(Id("1"), "Saint-Denis", "commune", "FR", "Seine-Saint-Denis"), new(Id("2"), "Saint Denis", "commune", "FR", "La Réunion"));

        Assert.Null(index.Find(new Organisation("Saint-Denis", "commune", "FR", "")));
    }

    [Fact]
    public void A_namesake_in_another_country_or_prefecture_is_another()
    {
        var index = IndexOf(new(Id("1"), "府中市", "municipality", "JP", "東京都"), new(Id("2"), "Vienne", "commune", "FR", ""));

        Assert.Null(index.Find(new Organisation("広島県府中市", "municipality", "JP", "")));
        Assert.Null(index.Find(new Organisation("Vienne", "commune", "JP", "")));
        Assert.Equal(Id("1"), index.Find(new Organisation("東京都府中市", "municipality", "JP", "")));
    }

    [Fact]
    public void A_namesake_of_another_code_is_another_and_one_without_a_code_may_be_it()
    {
        var index = IndexOf(new InviteeName(Id("1"), "Saint-Denis", "commune", "FR", "") { Code = "93066" });

        Assert.Null(index.Find(new Organisation("Saint-Denis", "commune", "FR", "97411")));
        Assert.Equal(Id("1"), index.Find(new Organisation("Saint-Denis", "commune", "FR", "")));
    }

    [Fact]
    public void Who_came_by_itself_does_not_hide_a_namesake_on_the_list()
    {
        var index = IndexOf(new InviteeName(Id("1"), "Nancy", "commune", "FR", "") { CameByItself = true }, new InviteeName(Id("2"), "Ville de Nancy", "commune", "FR", ""));

        Assert.Equal(Id("2"), index.Find(new Organisation("Nancy", "commune", "FR", "")));
    }

    private static void AssertMeant(string listed, string kind, string country, string typed, string typedKind)
    {
        var index = IndexOf(new(Id("1"), listed, kind, country, ""), new(Id("2"), "Tours", "commune", country, ""));

        Assert.Equal(Id("1"), index.Find(new Organisation(typed, typedKind, country, "")));
    }

    private static NameIndex IndexOf(params InviteeName[] names)
    {
        var index = new NameIndex();
        foreach (var name in names)
            index.Add(name);

        return index;
    }

    private static InviteeId Id(string code) => InviteeId.FromStored(code);
}
