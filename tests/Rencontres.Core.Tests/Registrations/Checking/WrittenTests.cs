using CsCheck;
using NodaTime;
using NodaTime.Text;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Registrations;
using Rencontres.Core.Registrations.Checking;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Registrations.Checking;

public sealed class WrittenTests
{
    [Theory]
    [InlineData("mairie@nancy.example")]
    [InlineData("mairie＠nancy．example")]
    [InlineData("ｍａｉｒｉｅ＠ｎａｎｃｙ．ｅｘａｍｐｌｅ\u3000")]
    [InlineData("mairie@nancy。example")]
    [InlineData("mailto:mairie@nancy.example?subject=Bulletin")]
    [InlineData("Mairie de Nancy <mairie@nancy.example>")]
    [InlineData("\"Nancy, mairie\" <mailto:mairie@nancy.example>;")]
    [InlineData("<mairie@nancy.example>")]
    [InlineData("mairie@nancy.example.")]
    [InlineData("mairie@nancy.example,")]
    [InlineData("mairie @ nancy.example")]
    [InlineData("\u202amairie@nancy.example\u202c\u200b")]
    public void An_address_is_taken_as_people_write_it(string typed)
    {
        var form = Bulletins.Form with { Contact = Bulletins.Form.Contact! with { Email = typed }, Delegates = [new("Loïc", "", typed)] };

        var answer = Bulletins.Check(form).Answer;

        Assert.Equal(("mairie@nancy.example", "mairie@nancy.example"), (answer?.Contact.Email, answer?.Delegates[0].Email));
    }

    [Theory]
    [InlineData("a@nancy.example, b@nancy.example")]
    [InlineData("A <a@nancy.example>, B <b@nancy.example>")]
    [InlineData("Mairie <mairie>")]
    [InlineData("mairie chez nancy.example")]
    public void Of_two_addresses_or_none_no_one_is_chosen(string typed) =>
        Assert.Equal(
            [new FieldFault("contact.email", FieldFaultKind.NotAnAddress)],
            Bulletins.Check(Bulletins.Form with { Contact = Bulletins.Form.Contact! with { Email = typed } }).Faults);

    [Theory]
    [InlineData("+33 (0)3 83.00-00/00", "+33 (0)3 83.00-00/00")]
    [InlineData("01 99 00 12 34 poste 567", "01 99 00 12 34 poste 567")]
    [InlineData("Standard : 01 99 00 12 34", "Standard : 01 99 00 12 34")]
    [InlineData("01 99 00 12 34 ou 06 39 98 12 34", "01 99 00 12 34 ou 06 39 98 12 34")]
    [InlineData("\u202a+33 1 99 00 12 34\u202c ", "+33 1 99 00 12 34")]
    [InlineData("０５４（０００）１２３４\u3000内線１２", "054(000)1234 内線12")]
    [InlineData("054ー000ー1234", "054ー000ー1234")]
    [InlineData("17 300", "17 300")]
    public void A_telephone_number_is_taken_as_people_write_it(string typed, string kept)
    {
        var form = Bulletins.Form with { Contact = Bulletins.Form.Contact! with { Phone = typed } };

        Assert.Equal(kept, Bulletins.Check(form).Answer?.Contact.Phone);
    }

    [Theory]
    [InlineData("03 83")]
    [InlineData("helene54395@nancy.example")]
    [InlineData("12345 rue de la Paix")]
    [InlineData("voir signature")]
    public void What_cannot_be_called_is_no_telephone_number(string typed) => Assert.False(WrittenPhone.IsOne(typed));

    [Theory]
    [InlineData("12", "12", "12")]
    [InlineData("12,5", "12.5", "12.5")]
    [InlineData("12.50", "12.5", "12.5")]
    [InlineData("1 200", "1200", "1200")]
    [InlineData("1\u202f200,5", "1200.5", "1200.5")]
    [InlineData("1'200", "1200", "1200")]
    [InlineData("１２", "12", "12")]
    [InlineData("１，２００", "1.2", "1200")]
    [InlineData("1,200", "1.2", "1200")]
    [InlineData("0,125", "0.125", "0.125")]
    [InlineData("1,200,000", "1200000", "1200000")]
    [InlineData("1.200.000,5", "1200000.5", "1200000.5")]
    [InlineData("1,200.5", "1200.5", "1200.5")]
    [InlineData("−3", "-3", "-3")]
    [InlineData("007", "7", "7")]
    [InlineData("12 34", null, null)]
    [InlineData("12 personnes", null, null)]
    [InlineData("1e9", null, null)]
    [InlineData("1,2,3", null, null)]
    [InlineData("99999999999999999999", null, null)]
    [InlineData("٣", null, null)]
    public void A_number_is_read_as_its_language_writes_it(string typed, string? french, string? other)
    {
        Assert.Equal(french, WrittenNumber.Read(typed, Language.French));
        Assert.Equal(other, WrittenNumber.Read(typed, Language.English));
        Assert.Equal(other, WrittenNumber.Read(typed, Language.Japanese));
    }

    [Theory]
    [InlineData("2023-09-18")]
    [InlineData("18/09/2023")]
    [InlineData("18.9.2023")]
    [InlineData("lundi 18 septembre 2023")]
    [InlineData("le 18 sept. 2023")]
    [InlineData("2023年9月18日")]
    [InlineData("２０２３年９月１８日（月）")]
    [InlineData("2023/9/18")]
    [InlineData("令和5年9月18日")]
    [InlineData("R5.9.18")]
    [InlineData("18 September 2023")]
    [InlineData("Monday, September 18th, 2023")]
    public void A_date_is_read_as_people_write_it(string typed) =>
        Assert.All(Languages.All, language => Assert.Equal("2023-09-18", WrittenDate.Read(typed, language)));

    [Theory]
    [InlineData("1er août 2023", "2023-08-01")]
    [InlineData("1 aout 2023", "2023-08-01")]
    [InlineData("令和元年5月1日", "2019-05-01")]
    [InlineData("29/02/2024", "2024-02-29")]
    public void Other_dates_are_read_too(string typed, string date) => Assert.Equal(date, WrittenDate.Read(typed, Language.French));

    [Theory]
    [InlineData("31/09/2023")]
    [InlineData("29/02/2023")]
    [InlineData("18/09/23")]
    [InlineData("18 jui 2023")]
    [InlineData("0000-01-01")]
    [InlineData("2023-13-01")]
    [InlineData("bientôt")]
    [InlineData("1 2")]
    public void What_is_no_date_is_not_read_as_one(string typed) => Assert.Null(WrittenDate.Read(typed, Language.French));

    [Fact]
    public void A_date_that_could_be_two_is_read_by_who_writes_days_first_only()
    {
        Assert.Equal("2023-09-04", WrittenDate.Read("04/09/2023", Language.French));
        Assert.Null(WrittenDate.Read("04/09/2023", Language.English));
        Assert.Null(WrittenDate.Read("04/09/2023", Language.Japanese));
    }

    [Fact]
    public void Numbers_and_dates_are_read_back_from_the_words_they_are_shown_in()
    {
        var definition = Definitions.Sample with { Form = Questions.Rules(Questions.Number, Questions.Date) };
        Gen.Select(Gen.Long[-999_999_999, 999_999_999], Gen.Int[0, 4], Gen.Int[0, 60_000], Gen.OneOf([.. Languages.All])).Sample((units, places, day, language) =>
        {
            var number = WrittenNumber.Read((units / (decimal)Math.Pow(10, places)).ToString(System.Globalization.CultureInfo.InvariantCulture), Language.French)!;
            var date = LocalDatePattern.Iso.Format(new LocalDate(1950, 1, 1).PlusDays(day));

            Assert.Equal(number, WrittenNumber.Read(number, Language.French));
            Assert.Equal(number, WrittenNumber.Read(definition.TextOf(new("tables", number), language), language));
            Assert.Equal(date, WrittenDate.Read(definition.TextOf(new("arrival", date), language), language));
        });
    }

    [Fact]
    public void What_is_no_character_is_left_to_be_refused() => Assert.Equal("a\uFFFEb", WrittenText.Narrow("a\uFFFEb"));
}
