using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;

namespace Rencontres.Mail.Tests.Composing;

/// <summary>What a mail repeats of the bulletin that it acknowledges.</summary>
public sealed class AnswersInMailsTests
{
    private readonly MailStage _stage = new();

    public static TheoryData<Language, SingleMailKind, string[]> Lines
    {
        get
        {
            var data = new TheoryData<Language, SingleMailKind, string[]>();
            foreach (var kind in new[] { SingleMailKind.Confirmation, SingleMailKind.Changed, SingleMailKind.Declined })
            {
                data.Add(Language.French, kind, ["Eau, climat et prévention des risques) – sujet souhaité, contribution possible", "Interprétation simultanée souhaitée\u00a0: Vers le japonais", "Collectivité partenaire au Japon ou en France\u00a0: 金沢市"]);
                data.Add(Language.Japanese, kind, ["水・気候変動・防災）―取り上げ希望、協力・発表可能", "同時通訳のご希望：日本語", "日仏の姉妹・友好提携先の自治体：金沢市"]);
                data.Add(Language.English, kind, ["Water, climate and risk prevention) – of interest to us, could contribute", "Simultaneous interpreting wanted: Into Japanese", "Partner local government in Japan or France: 金沢市"]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lines), DisableDiscoveryEnumeration = true)]
    public async Task The_organisers_questions_and_what_is_said_of_a_topic_are_repeated(Language language, SingleMailKind kind, string[] lines)
    {
        var text = await TextAsync(MailStage.Campaign, Answer(language), kind);

        Assert.All(lines, line => Assert.Contains(line, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_the_event_is_not_asked_about_nothing_is_said_of_it()
    {
        var definition = MailStage.Campaign.Definition with { Form = new FormRules { Fields = new Dictionary<string, FieldUse> { ["conference"] = FieldUse.Off } } };

        var asked = await TextAsync(MailStage.Campaign, Answer(Language.French), SingleMailKind.Confirmation);
        var notAsked = await TextAsync(MailStage.Campaign with { Definition = definition }, Answer(Language.French), SingleMailKind.Confirmation);

        Assert.Contains("Pas encore décidé", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("Pas encore décidé", notAsked, StringComparison.Ordinal);
        Assert.DoesNotContain("Shizuoka, du", notAsked, StringComparison.Ordinal);
    }

    private async Task<string> TextAsync(Campaign campaign, Answer answer, SingleMailKind kind)
    {
        var invitee = MailStage.Invitee(language: answer.Language);
        var receipt = Receipt.For(campaign.Id, "", 1, AnswerStatus.Attending, answer);
        var registration = new Registration(invitee.Key, 1, AnswerStatus.Attending, answer, _stage.Clock.Now, receipt, RegistrationSource.PersonalLink);
        var mail = new SingleMail(new SingleMailKey(campaign.Id, 0, "54395", "confirmation-1"), kind, answer.Contact.Email, answer.Language, "1", _stage.Clock.Now);
        var composed = await _stage.Singles.ComposeAsync(mail, new SingleMailContent.AboutRegistration(invitee, registration), campaign, TestContext.Current.CancellationToken);
        return composed.Text;
    }

    private static Answer Answer(Language language) => new(
        new Organisation("Ville de Nancy", "commune", "FR", "54395"), new Contact("Camille", "", "camille@nancy.example", ""), Attending: true, [],
        Conference.Undecided, [new Suggestion(SuggestionSubject.Workshop, "water-and-risks", "") { Wanted = true, Contributes = true }], "", language)
    {
        Extra = [new("interpreting", "japanese"), new("partner", "金沢市")],
    };
}
