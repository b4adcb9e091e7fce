using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;

namespace Rencontres.Mail.Tests.Composing;

/// <summary>Whom the organisers are told to ask when an answer was not theirs whose address it names.</summary>
public sealed class DisputedAuthorMailTests
{
    private readonly MailStage _stage = new();

    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.Japanese)]
    [InlineData(Language.English)]
    public async Task It_is_who_gave_that_revision_and_not_the_contact_it_was_added_to(Language language)
    {
        var bruno = new SecondPerson(new Contact("Bruno Kieffer", "", "bruno@nancy.example", "06 11"), language, OpenId: "");
        var disputed = Given(language) with { AddedBy = bruno };

        var text = await WriteAsync(disputed, language);

        Assert.Contains("Bruno Kieffer", text, StringComparison.Ordinal);
        Assert.All(["Anne Colin", "@nancy.example", "06 11", "06 22"], said => Assert.DoesNotContain(said, text, StringComparison.Ordinal));
    }

    private static Registration Given(Language language)
    {
        var answer = new Answer(
            new Organisation("Ville de Nancy", "commune", "FR", "54395"), new Contact("Anne Colin", "", "anne@nancy.example", "06 22"),
            Attending: true, [], Conference.Yes, [], "", language);
        var receipt = Receipt.For(MailStage.Campaign.Id, "54395", 2, AnswerStatus.Attending, answer);
        return new Registration(MailStage.Invitee().Key, 2, AnswerStatus.Attending, answer, NodaTime.Instant.FromUtc(2023, 8, 20, 12, 0), receipt, RegistrationSource.PersonalLink);
    }

    private async Task<string> WriteAsync(Registration disputed, Language language)
    {
        var key = new SingleMailKey(MailStage.Campaign.Id, null, "organiser-1", "notice-disputed-2");
        var notice = new SingleMail(key, SingleMailKind.Notice, "bulletin@organisateur.example", language, "", _stage.Clock.Now);
        var content = new SingleMailContent.AboutDispute(disputed, _stage.Clock.Now);
        return (await _stage.Singles.ComposeAsync(notice, content, MailStage.Campaign, CancellationToken.None)).Text;
    }
}
