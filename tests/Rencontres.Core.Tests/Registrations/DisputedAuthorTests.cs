using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Core.Tests.Building;
using static Rencontres.Core.Tests.Building.AnswerDriver;

namespace Rencontres.Core.Tests.Registrations;

/// <summary>Whose answer the organisers are told is disputed, where two people have answered.</summary>
public sealed class DisputedAuthorTests
{
    private static readonly BulletinForm Anne = By("Anne", "anne@nancy.example");
    private static readonly BulletinForm Bruno = By("Bruno", "bruno@nancy.example");

    [Fact]
    public async Task It_is_the_author_of_the_revision_that_was_disputed_whoever_has_answered_since()
    {
        await using var stage = await MailStage.WithAsync(1);
        await stage.AnswerAsync(Anne, seen: null);
        await stage.AnswerAsync(Bruno, seen: 1, SecondChoice.Add);
        await stage.Get<Disputing>().SayAsync(new LinkToken(LinkPurpose.NotMe, stage.Campaign.Id, 0, Code, 2), stage.Clock.Now, CancellationToken.None);
        await stage.AnswerAsync(Anne with { Comment = "Nous viendrons en train." }, seen: 2);

        var notice = stage.Singles.All.First(mail => mail.Kind == SingleMailKind.Notice);
        var found = await stage.Get<SingleMailContents>().FindAsync(stage.Campaign, notice, CancellationToken.None);

        var disputed = Assert.IsType<SingleMailContent.AboutDispute>(found?.Content).Registration;
        Assert.Equal((2, "Bruno", "Anne"), (disputed.Revision, disputed.Author.Name, disputed.Answer.Contact.Name));
        Assert.Equal((3, "Anne"), ((await stage.CurrentAsync()).Revision, (await stage.CurrentAsync()).Author.Name));
    }
}
