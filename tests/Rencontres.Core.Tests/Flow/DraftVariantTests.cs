using CsCheck;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Core.Tests.Building;
using Rencontres.Testing.Memory;

namespace Rencontres.Core.Tests.Flow;

/// <summary>Reminders to those who have begun a form say so, and go in requests of their own.</summary>
public sealed class DraftVariantTests
{
    private static readonly Instant Due = When.Paris("2023-08-07T09:00");

    [Fact]
    public async Task Those_with_a_draft_are_reminded_of_it_and_the_others_are_not()
    {
        await using var stage = await RemindingAsync(3);
        await Begin(stage, "10002");

        await stage.SendAsync(Wave.Reminder(1));

        Assert.Equal(["10001 10003 reminder-first", "10002 reminder-draft"], Sent(stage));
    }

    [Fact]
    public async Task A_draft_that_is_begun_between_reading_and_claiming_is_told_of_in_the_same_pass()
    {
        await using var stage = await RemindingAsync(2);
        stage.Get<MemoryInvitees>().DuringNextScan(() => Begin(stage, "10001"));

        await stage.SendAsync(Wave.Reminder(1));

        Assert.Equal(["10002 reminder-first", "10001 reminder-draft"], Sent(stage));
        Assert.NotNull((await stage.RecordAsync()).ProgressOf(new WaveSlot(Wave.Reminder(1), CampaignBuilder.France)).CompletedAt);
    }

    [Fact]
    public async Task A_draft_that_is_discarded_between_reading_and_claiming_is_not_told_of()
    {
        await using var stage = await RemindingAsync(2);
        await Begin(stage, "10001");
        stage.Get<MemoryInvitees>().DuringNextScan(() => Discard(stage, "10001"));

        await stage.SendAsync(Wave.Reminder(1));

        Assert.Equal(["10002 10001 reminder-first"], Sent(stage));
    }

    [Fact]
    public async Task Whoever_begins_and_discards_in_turns_is_left_for_the_next_pass()
    {
        await using var stage = await RemindingAsync(2);
        stage.Get<MemoryInvitees>().DuringNextScan(() => Begin(stage, "10001"));
        stage.Mailer.AnswerTo = _ =>
        {
            Discard(stage, "10001");
            return null;
        };

        await stage.SendAsync(Wave.Reminder(1));
        var between = Sent(stage).ToList();
        await stage.SendAsync(Wave.Reminder(1));

        Assert.Equal(["10002 reminder-first"], between);
        Assert.Equal(["10002 reminder-first", "10001 reminder-first"], Sent(stage));
    }

    [Fact]
    public async Task Whoever_saves_all_the_time_keeps_nobody_else_waiting_for_ever()
    {
        await using var stage = await RemindingAsync(1);
        var invitees = stage.Get<MemoryInvitees>();
        var (campaign, planned) = (await stage.RecordAsync(), new PlannedWave(Wave.Reminder(1), CampaignBuilder.France, Due, Instant.MaxValue, null));
        var claims = new BatchClaims(invitees, new NeverClaimed(), stage.Clock, MailStage.Options, new WaveWording(1, 1, "reminder-first"), planned);

        var (claimed, left) = await claims.ClaimAsync(campaign, [stage.Invitee("10001")], "attempt", CancellationToken.None);

        Assert.Empty(claimed);
        Assert.Equal(stage.Clock.Now, left.HeldUntil);
    }

    [Fact]
    public void A_wave_that_began_before_there_was_a_variant_for_drafts_keeps_its_words_for_everybody()
    {
        var invitee = new InviteeBuilder().With(each => each with { DraftAt = Due }).Build(new CampaignBuilder().Build());

        Assert.Equal("reminder-first", WaveVariant.Of(new WaveWording(1, 1, "reminder-first"), invitee).Template);
    }

    [Fact]
    public Task Whoever_has_a_draft_each_request_has_one_language_and_one_variant_and_everybody_gets_the_right_one_once() =>
        Gen.Select(Gen.Enum<Language>(), Gen.Bool, (language, drafts) => new Person(language, drafts)).List[1, 30].SampleAsync(
            async people =>
            {
                await using var stage = await RemindingAsync(people);

                await stage.SendAsync(Wave.Reminder(1));

                var expected = people.Select((person, index) => (person, Code(index))).GroupBy(each => each.person, each => each.Item2)
                    .Select(group => $"{string.Join(' ', group)} {(group.Key.HasDraft ? "reminder-draft" : "reminder-first")}");
                return expected.Order(StringComparer.Ordinal).SequenceEqual(Sent(stage).Order(StringComparer.Ordinal));
            },
            iter: 100);

    private static async Task<MailStage> RemindingAsync(IReadOnlyList<Person> people)
    {
        var stage = await RemindingAsync(0);
        await stage.AddAsync([.. people.Select((person, index) => InviteeBuilder.Listed(Code(index)) with { Language = person.Language })]);
        foreach (var (index, person) in people.Index())
        {
            Invite(stage, Code(index));
            if (person.HasDraft)
                await Begin(stage, Code(index));
        }

        return stage;
    }

    private static string Code(int index) => $"{10001 + index}";

    private static async Task<MailStage> RemindingAsync(int invitees)
    {
        var stage = await MailStage.WithAsync(invitees);
        foreach (var invitee in stage.Get<MemoryInvitees>().Rows.ToList())
            Invite(stage, invitee.Id.Value);

        stage.Clock.Now = Due;
        return stage;
    }

    private static void Invite(MailStage stage, string code) => stage.Get<MemoryInvitees>().Change(
        stage.Invitee(code).Key, invitee => invitee.With(Wave.Invitation, new WaveMail(MailState.Accepted, MailStage.Start, "invitation", null)));

    private static Task Begin(MailStage stage, string code) => Change(stage, code, stage.Clock.Now);

    private static Task Discard(MailStage stage, string code) => Change(stage, code, null);

    private static Task Change(MailStage stage, string code, Instant? draftAt)
    {
        stage.Get<MemoryInvitees>().Change(stage.Invitee(code).Key, invitee => invitee with { DraftAt = draftAt });
        return Task.CompletedTask;
    }

    /// <summary>Who was in each request, and its template.</summary>
    private static IEnumerable<string> Sent(MailStage stage) => stage.Mailer.Requests.Zip(
        stage.Mailer.Templates, (mails, template) => $"{string.Join(' ', mails.Select(mail => mail.Split(' ')[1]))} {template}");

    private sealed record Person(Language Language, bool HasDraft);

    /// <summary>Somebody is always faster.</summary>
    private sealed class NeverClaimed : IWaveMails
    {
        public Task<ClaimOutcome> ClaimAsync(WaveSlot waveSlot, IReadOnlyList<Invitee> invitees, WaveMail claim, CancellationToken cancellationToken) =>
            Task.FromResult<ClaimOutcome>(new ClaimOutcome.Changed([.. invitees.Select(invitee => invitee.Key)]));

        public Task<IReadOnlyList<InviteeChange>> ChangeAsync(
            Wave wave, IReadOnlyList<Invitee> invitees, Func<Invitee, Invitee?> change, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
