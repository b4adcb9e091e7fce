using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Mail.Composing;
using Rencontres.Mail.SendGrid;

namespace Rencontres.Mail.Tests.Composing;

/// <summary>What people are told of each other when two have answered for one organisation.</summary>
public sealed class SecondAnswerMailTests
{
    private static readonly SecondPerson Bruno = new(new Contact("Bruno Kieffer", "Adjoint", "bruno@nancy.example", "06 11"), Language.French, OpenId: "");
    private static readonly InviteeKey Key = MailStage.Invitee().Key;

    private readonly MailStage _stage = new();

    public static TheoryData<Language, string, string> Added => new()
    {
        { Language.French, "Sa réponse a été ajoutée à la vôtre", "ajoutée à celle qu’avait donnée Anne Colin" },
        { Language.English, "The new answer has been added to yours", "added to that of Anne Colin" },
        { Language.Japanese, "先にいただいた回答に追加いたしました", "Anne Colin様よりいただいている回答に追加" },
    };

    [Theory]
    [MemberData(nameof(Added))]
    public async Task Each_is_told_by_name_and_neither_reads_the_others_address(Language language, string toFirst, string toSecond)
    {
        var added = Given(language) with { AddedBy = Bruno };

        var anne = await WriteAsync(SingleMailKind.AnsweredAgain, "anne@nancy.example", language, new SingleMailContent.AboutSecondAnswer(MailStage.Invitee(), added.WithAddressesOnlyOf("anne@nancy.example"), ""));
        var bruno = await WriteAsync(
            SingleMailKind.Confirmation, Bruno.Contact.Email, language,
            new SingleMailContent.AboutRegistration(MailStage.Invitee(), added.WithAddressesOnlyOf(Bruno.Contact.Email)) { AddedTo = "Anne Colin" });

        Assert.Contains("Bruno Kieffer", anne.Text, StringComparison.Ordinal);
        Assert.Contains(toFirst, anne.Text, StringComparison.Ordinal);
        Assert.Contains(toSecond, bruno.Text, StringComparison.Ordinal);
        Assert.All(["bruno@", "06 11"], text => Assert.DoesNotContain(text, anne.Text + anne.Html, StringComparison.Ordinal));
        Assert.All(["anne@", "06 22"], text => Assert.DoesNotContain(text, bruno.Text + bruno.Html, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Language.French, "Sa réponse remplace la vôtre")]
    [InlineData(Language.English, "The new answer replaces yours")]
    [InlineData(Language.Japanese, "先にいただいた回答に代えさせていただきました")]
    public async Task A_replaced_answer_is_told_as_replaced(Language language, string told)
    {
        var content = new SingleMailContent.AboutSecondAnswer(MailStage.Invitee(), Given(language).WithAddressesOnlyOf("x@nancy.example"), "");

        var mail = await WriteAsync(SingleMailKind.AnsweredAgain, "x@nancy.example", language, content);

        Assert.Contains(told, mail.Text, StringComparison.Ordinal);
        Assert.Contains("Anne Colin", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("anne@nancy.example", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_came_by_the_open_form_gets_the_link_of_that_bulletin_and_never_the_personal_one()
    {
        var content = new SingleMailContent.AboutRegistration(MailStage.Invitee(), Given(Language.French), OpenId: "0123abcd");

        var mail = await WriteAsync(SingleMailKind.Confirmation, "anne@nancy.example", Language.French, content);

        Assert.Contains(_stage.Links.Confirm(Key.Campaign, Key.Bucket, "0123abcd").AbsoluteUri, mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/bulletins/", mail.Text + mail.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.English)]
    [InlineData(Language.Japanese)]
    public async Task The_address_on_the_list_gets_the_personal_link_and_nothing_of_the_bulletin_but_a_name(Language language)
    {
        var answer = Given(language).Answer with { Organisation = new("Gagnez sur gains.example", "", "FR", ""), Comment = "Spam" };
        var bulletin = new OpenBulletin("0123abcd", Key, answer, _stage.Clock.Now, Given(language).Receipt, null);

        var mail = await WriteAsync(SingleMailKind.Recognised, "a@mairie.example", language, new SingleMailContent.AboutRecognised(MailStage.Invitee(), bulletin));

        Assert.Contains(_stage.Links.Bulletin(MailStage.Invitee()).AbsoluteUri, mail.Text, StringComparison.Ordinal);
        Assert.Contains("Anne Colin", mail.Text, StringComparison.Ordinal);
        Assert.All(["gains.example", "Spam", "anne@"], text => Assert.DoesNotContain(text, mail.Text + mail.Html, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Anne-Marie d’Orléans", true)]
    [InlineData("J. Martin", true)]
    [InlineData("山本　彩", true)]
    [InlineData("Jean Dupont Jr.", true)]
    [InlineData("gains.example", false)]
    [InlineData("https://gains.example", false)]
    [InlineData("anne@nancy.example", false)]
    [InlineData("Appelez le 06 11 22", false)]
    [InlineData("Gagnez\nmaintenant", false)]
    [InlineData("Gagnez ! Gagnez !", false)]
    [InlineData("", false)]
    public void Only_what_can_be_a_name_is_told_to_strangers(string typed, bool isTold) => Assert.Equal(isTold ? typed : "", PlainName.OfPersonOrNothing(typed));

    [Theory]
    [InlineData("Saint-Denis (La Réunion)", true)]
    [InlineData("Communauté d’agglomération de Saint-Dié-des-Vosges", true)]
    [InlineData("静岡市（静岡県）", true)]
    [InlineData("Paris 15e Arrondissement", true)]
    [InlineData("CC des 4B Sud Charente", true)]
    [InlineData("CC du Cordais et du Causse (4 C)", true)]
    [InlineData("CA de l'Albigeois (C2A)", true)]
    [InlineData("CC Altitude 800", true)]
    [InlineData("CC des 1000 étangs", true)]
    [InlineData("CA de Blois ''Agglopolys''", true)]
    [InlineData("CA \"Saintes - Grandes Rives - L'Agglo\"", true)]
    [InlineData("CC de Pont-Audemer / Val de Risle", true)]
    [InlineData("CC Castillon/Pujols", true)]
    [InlineData("CA ECLA  (Espace Communautaire Lons Agglomération)", true)]
    [InlineData("CC Bresse Nord Intercom'", true)]
    [InlineData("Gagnez sur gains.example", false)]
    [InlineData("//gains", false)]
    [InlineData("gains.example/10", false)]
    [InlineData("Appelez le 06 11 22", false)]
    [InlineData("Appelez le 3949", false)]
    [InlineData("Appelez le 39 49", false)]
    [InlineData("Appelez le 1-0-0", false)]
    [InlineData("Appelez le 0612345678", false)]
    [InlineData("電話０６１２３４５６７８", false)]
    [InlineData("Gagnez 500 euros", false)]
    [InlineData("賞金１００万円", false)]
    [InlineData("賞金10万円", false)]
    [InlineData("Gagnez 50 % !", false)]
    [InlineData("123", false)]
    [InlineData("Ville\n10", false)]
    [InlineData("Ville de Nancy : cliquez", false)]
    [InlineData("", false)]
    public void Only_what_can_be_the_name_of_an_organisation_is_told_to_strangers(string typed, bool isTold) =>
        Assert.Equal(isTold ? typed : "", PlainName.OfOrganisationOrNothing(typed));

    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.English)]
    [InlineData(Language.Japanese)]
    public async Task The_mail_to_confirm_by_shows_nothing_that_can_be_read_as_a_link(Language language)
    {
        var answer = Given(language).Answer with { Organisation = new("Gagnez sur gains.example", "", "FR", "") };
        var bulletin = new OpenBulletin("0123abcd", Key, answer, _stage.Clock.Now, Given(language).Receipt, null);

        var mail = await WriteAsync(SingleMailKind.Confirm, "anne@nancy.example", language, new SingleMailContent.AboutOpenBulletin(bulletin));

        Assert.DoesNotContain("Gagnez", mail.Subject + mail.Text + mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_become_of_the_answer_is_told_whole()
    {
        var given = Given(Language.French);
        var answer = given.Answer with
        {
            Conference = Conference.Yes,
            Suggestions = [new Suggestion(SuggestionSubject.Theme, "", "Parler des crues") { Contributes = true }],
            Extra = [new ExtraValue("menu", "Sans gluten")],
        };
        var content = new SingleMailContent.AboutSecondAnswer(MailStage.Invitee(), given with { Answer = answer }, "");

        var mail = await WriteAsync(SingleMailKind.AnsweredAgain, "anne@nancy.example", Language.French, content);

        Assert.Contains("Sans gluten", mail.Text, StringComparison.Ordinal);
        Assert.Matches(" – .+ : Parler des crues", mail.Text.Replace('\u00a0', ' '));
    }

    private static Registration Given(Language language)
    {
        var answer = new Answer(
            new Organisation("Ville de Nancy", "commune", "FR", "54395"), new Contact("Anne Colin", "Directrice", "anne@nancy.example", "06 22"), Attending: true,
            [new("Anne Colin", "", "anne@nancy.example"), new("Bruno Kieffer", "", "bruno@nancy.example")], Conference.Yes, [], "", language);
        var receipt = Receipt.For(MailStage.Campaign.Id, "54395", 2, AnswerStatus.Attending, answer);
        return new Registration(Key, 2, AnswerStatus.Attending, answer, NodaTime.Instant.FromUtc(2023, 8, 20, 12, 0), receipt, RegistrationSource.PersonalLink);
    }

    private Task<OutgoingBatch> WriteAsync(SingleMailKind kind, string to, Language language, SingleMailContent content)
    {
        var mail = new SingleMail(new SingleMailKey(Key.Campaign, Key.Bucket, Key.Id.Value, $"{kind}-2"), kind, to, language, "2", _stage.Clock.Now);
        return _stage.Singles.ComposeAsync(mail, content, MailStage.Campaign, CancellationToken.None);
    }
}
