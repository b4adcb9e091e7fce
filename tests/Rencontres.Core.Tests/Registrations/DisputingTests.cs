using NodaTime;
using Rencontres.Core.Audit;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Registrations;
using Rencontres.Core.Reports;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Registrations;

/// <summary>What becomes of an answer when who was sent its mail says that it was not theirs.</summary>
public sealed class DisputingTests
{
    private const string Code = "10001";

    [Fact]
    public async Task Said_twice_it_is_told_once_and_the_first_instant_stands()
    {
        await using var stage = await AnsweredAsync();
        var first = stage.Clock.Now;

        var once = await SayAsync(stage, 1);
        stage.Clock.Now += Duration.FromHours(1);
        var twice = await SayAsync(stage, 1);

        Assert.All([once, twice], state => Assert.IsType<DisputeState.Said>(state));
        Assert.Equal(first, stage.Invitee(Code).Dispute?.At);
        Assert.Equal(stage.Campaign.Definition.Organiser.ReportTo, Notices(stage).Select(mail => mail.To));
        var told = Assert.Single(await stage.AuditAsync("answer-disputed"));
        Assert.Equal((AuditEvent.Recipient, "10001 revision 1"), (told.Actor, told.Details));
    }

    [Fact]
    public async Task The_answer_stays_and_the_report_shows_it_as_disputed()
    {
        await using var stage = await AnsweredAsync();

        await SayAsync(stage, 1);

        var line = await LineAsync(stage);
        Assert.Equal((AnswerStatus.Attending, stage.Clock.Now), (line.Invitee.Answer, line.DisputedAt));
    }

    [Fact]
    public async Task No_mail_about_the_answer_goes_to_that_address_until_it_is_given_again_by_the_personal_link()
    {
        await using var stage = await AnsweredAsync();
        await SayAsync(stage, 1);
        await RunAsync(stage);
        var kept = stage.Mailer.Sent.Count;

        await AnswerAsync(stage, "second", Bulletins.Form.Contact!.Email!);
        await RunAsync(stage);

        Assert.Equal(0, kept);
        Assert.Equal(["Confirmation 10001"], stage.Mailer.Sent);
        Assert.Null((await LineAsync(stage)).DisputedAt);
    }

    [Fact]
    public async Task By_the_open_form_which_anybody_may_use_a_dispute_does_not_end()
    {
        await using var stage = await AnsweredAsync();
        await SayAsync(stage, 1);

        await stage.ConfirmAsync(await SubmitAsync(stage));

        Assert.Equal(2, (await stage.CurrentAsync()).Revision);
        Assert.NotNull((await LineAsync(stage)).DisputedAt);
    }

    [Fact]
    public async Task Who_only_added_disputes_that_persons_address_and_not_the_contacts()
    {
        await using var stage = await AnsweredAsync();
        await stage.AnswerAsync(AnswerDriver.By("Bruno", "bruno@ville.example"), seen: 1, SecondChoice.Add);

        await SayAsync(stage, 2);

        Assert.Equal("bruno@ville.example", stage.Invitee(Code).Dispute?.Email);
        Assert.NotNull((await LineAsync(stage)).DisputedAt);
    }

    [Fact]
    public async Task A_contact_to_whose_open_bulletin_somebody_has_added_disputes_the_contacts_address()
    {
        await using var stage = await MailStage.WithAsync(1);
        var bulletin = await SubmitAsync(stage);
        await stage.ConfirmAsync(bulletin);
        await stage.AnswerAsync(AnswerDriver.By("Bruno", "bruno@ville.example"), seen: 1, SecondChoice.Add);

        await stage.Get<Disputing>().SayAsync(Open(stage, bulletin, LinkPurpose.NotMyBulletin), stage.Clock.Now, CancellationToken.None);

        Assert.Equal(bulletin.Answer.Contact.Email, stage.Invitee(Code).Dispute?.Email);
    }

    [Fact]
    public async Task A_disputed_withdrawal_does_not_count_and_ends_with_the_next_answer_whatever_way_it_comes()
    {
        await using var stage = await AnsweredAsync();
        await stage.Get<Answering>().WithdrawAsync(stage.Link(), 1, stage.Clock.Now, CancellationToken.None);

        var said = await SayAsync(stage, 2);
        await stage.ConfirmAsync(await SubmitAsync(stage));
        await RunAsync(stage);

        Assert.False(said?.Answer.Counts);
        Assert.Null(stage.Invitee(Code).Dispute);
        Assert.Contains("Confirmation 10001", stage.Mailer.Sent);
    }

    [Fact]
    public async Task Nothing_is_left_to_say_of_an_answer_that_names_another_address_by_now()
    {
        await using var stage = await AnsweredAsync();
        await AnswerAsync(stage, "second", "bonne@nancy.example");

        var state = await SayAsync(stage, 1);

        Assert.IsType<DisputeState.Superseded>(state);
        Assert.Null(stage.Invitee(Code).Dispute);
        Assert.Empty(Notices(stage));
    }

    [Fact]
    public async Task The_notice_tells_which_revision_was_disputed()
    {
        await using var stage = await AnsweredAsync();
        await SayAsync(stage, 1);

        var found = await stage.Get<SingleMailContents>().FindAsync(stage.Campaign, Notices(stage).First(), CancellationToken.None);

        var about = Assert.IsType<SingleMailContent.AboutDispute>(found?.Content);
        Assert.Equal((1, stage.Clock.Now), (about.Registration.Revision, about.Since));
    }

    [Fact]
    public async Task An_open_bulletin_that_was_not_theirs_can_no_longer_be_confirmed_and_nobody_is_told()
    {
        await using var stage = await MailStage.NewAsync();
        var bulletin = await SubmitAsync(stage);

        var state = await stage.Get<Disputing>().SayAsync(Open(stage, bulletin, LinkPurpose.NotMyBulletin), stage.Clock.Now, CancellationToken.None);
        var confirmed = await stage.Get<Confirming>().ConfirmAsync(Open(stage, bulletin, LinkPurpose.Confirm), null, null, stage.Clock.Now, CancellationToken.None);
        await RunAsync(stage);

        Assert.False(Assert.IsType<DisputeState.Said>(state).Answer.Counts);
        Assert.IsType<AnswerOutcome.Rejected>(confirmed);
        Assert.Empty(stage.Mailer.Sent);
        Assert.Empty(Notices(stage));
    }

    [Fact]
    public async Task An_open_bulletin_that_was_confirmed_all_the_same_is_a_disputed_answer()
    {
        await using var stage = await MailStage.NewAsync();
        var bulletin = await SubmitAsync(stage);
        await stage.Get<Confirming>().ConfirmAsync(Open(stage, bulletin, LinkPurpose.Confirm), null, null, stage.Clock.Now, CancellationToken.None);

        var state = await stage.Get<Disputing>().SayAsync(Open(stage, bulletin, LinkPurpose.NotMyBulletin), stage.Clock.Now, CancellationToken.None);

        Assert.True(Assert.IsType<DisputeState.Said>(state).Answer.Counts);
        Assert.NotEmpty(Notices(stage));
    }

    private static async Task<MailStage> AnsweredAsync()
    {
        var stage = await MailStage.WithAsync(1);
        await AnswerAsync(stage, "first", Bulletins.Form.Contact!.Email!);
        return stage;
    }

    private static async Task AnswerAsync(MailStage stage, string comment, string email)
    {
        var link = new LinkToken(LinkPurpose.Bulletin, stage.Campaign.Id, 0, Code, 0);
        var form = Bulletins.Form with { Comment = comment, Contact = Bulletins.Form.Contact! with { Email = email } };
        var revision = (await stage.Get<IRegistrations>().FindAsync(link.InviteeKey, CancellationToken.None))?.Revision;
        Assert.IsType<AnswerOutcome.Accepted>(await stage.Get<Answering>().AnswerAsync(link, form, revision, SecondChoice.Replace, stage.Clock.Now, CancellationToken.None));
    }

    private static async Task<OpenBulletin> SubmitAsync(MailStage stage)
    {
        var form = Bulletins.Form with { Organisation = new OrganisationFields("Ville de Nancy", "commune", "FR", Code) };
        var outcome = await stage.Get<OpenAnswering>().SubmitAsync(
            stage.Campaign.Id, form, null, Core.Campaigns.Language.French, stage.Clock.Now, CancellationToken.None);
        return Assert.IsType<AnswerOutcome.Unconfirmed>(outcome).Bulletin;
    }

    private static LinkToken Open(MailStage stage, OpenBulletin bulletin, LinkPurpose purpose) => new(purpose, stage.Campaign.Id, bulletin.Key.Bucket, bulletin.OpenId, 0);

    private static Task<DisputeState?> SayAsync(MailStage stage, int revision) => stage.Get<Disputing>().SayAsync(
        new LinkToken(LinkPurpose.NotMe, stage.Campaign.Id, 0, Code, revision), stage.Clock.Now, CancellationToken.None);

    private static IEnumerable<SingleMail> Notices(MailStage stage) => stage.Singles.All.Where(mail => mail.Kind == SingleMailKind.Notice);

    private static async Task<ReportLine> LineAsync(MailStage stage) =>
        await stage.Get<ReportReader>().ReadAsync(stage.Campaign, _ => { }, CancellationToken.None).SingleAsync();

    private static Task<SingleMailResult> RunAsync(MailStage stage)
    {
        stage.Clock.Now += Answering.EditsSettle;
        return stage.Get<SingleMails>().RunAsync(stage.Campaign.Id, 0, CancellationToken.None);
    }
}
