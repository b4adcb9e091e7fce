using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Registrations;

/// <summary>What <see cref="IDrafts"/> promises, of every implementation.</summary>
public abstract class DraftContract
{
    [Fact]
    public async Task A_draft_is_kept_as_it_was_typed_and_the_invitee_says_that_there_is_one()
    {
        var records = await NewAsync();

        var saved = await SaveAsync(records, Draft(revision: 3));

        Assert.NotEmpty(saved.Version);
        Assert.Equal(saved, await FindAsync(records));
        Assert.Equal(Draft(revision: 3) with { Version = saved.Version }, saved);
        Assert.Equal((Noon, AnswerStatus.Silent), ((await InviteeAsync(records)).DraftAt, (await InviteeAsync(records)).Answer));
    }

    [Fact]
    public async Task A_draft_is_replaced_by_who_saw_it_and_by_nobody_else()
    {
        var records = await NewAsync();
        var first = await SaveAsync(records, Draft());
        var second = await SaveAsync(records, Draft("2", first.Version));

        var late = await records.Drafts.SaveAsync(Draft("3", first.Version), Cancellation);
        var blind = await records.Drafts.SaveAsync(Draft("3"), Cancellation);

        Assert.Equal([new DraftOutcome.Changed(second), new DraftOutcome.Changed(second)], [late, blind]);
        Assert.Equal(second, await FindAsync(records));
    }

    [Fact]
    public async Task A_save_that_is_repeated_is_recognised()
    {
        var records = await NewAsync();
        var first = await SaveAsync(records, Draft());

        var again = await records.Drafts.SaveAsync(Draft(), Cancellation);

        Assert.Equal(new DraftOutcome.Saved(first), again);
    }

    [Fact]
    public async Task A_draft_is_discarded_by_who_saw_it_and_by_nobody_else()
    {
        var records = await NewAsync();
        var first = await SaveAsync(records, Draft());
        var second = await SaveAsync(records, Draft("2", first.Version));

        var late = await records.Drafts.DiscardAsync(Key(), first.Version, Cancellation);
        var standing = await FindAsync(records);
        var right = await records.Drafts.DiscardAsync(Key(), second.Version, Cancellation);
        var again = await records.Drafts.DiscardAsync(Key(), second.Version, Cancellation);

        Assert.Equal([new DraftOutcome.Changed(second), new DraftOutcome.Discarded(), new DraftOutcome.Discarded()], [late, right, again]);
        Assert.Equal(second, standing);
        Assert.Null((await InviteeAsync(records)).DraftAt);
        Assert.Null(await FindAsync(records));
    }

    [Fact]
    public async Task Whoever_saves_what_somebody_else_has_discarded_is_told()
    {
        var records = await NewAsync();
        var draft = await SaveAsync(records, Draft());
        await records.Drafts.DiscardAsync(Key(), draft.Version, Cancellation);

        var late = await records.Drafts.SaveAsync(Draft("2", draft.Version), Cancellation);

        Assert.Equal(new DraftOutcome.Changed(null), late);
        Assert.Null(await FindAsync(records));
    }

    [Fact]
    public async Task An_answer_takes_the_draft_away_and_what_is_saved_after_it_is_told_so()
    {
        var records = await NewAsync();
        var draft = await SaveAsync(records, Draft());

        await records.Registrations.SaveAsync(Write() with { HasDraft = true }, Cancellation);
        var late = await records.Drafts.SaveAsync(Draft("2", draft.Version), Cancellation);

        Assert.Equal(new DraftOutcome.Changed(null), late);
        Assert.Equal((null, AnswerStatus.Attending), ((await InviteeAsync(records)).DraftAt, (await InviteeAsync(records)).Answer));
    }

    [Fact]
    public async Task A_draft_that_was_discarded_meanwhile_keeps_no_answer_from_being_stored()
    {
        var records = await NewAsync();

        var outcome = await records.Registrations.SaveAsync(Write() with { HasDraft = true }, Cancellation);

        Assert.Equal(SaveOutcome.Saved, outcome);
    }

    [Fact]
    public async Task What_an_answer_left_behind_that_did_not_see_it_is_no_draft_and_in_nobodys_way()
    {
        var records = await NewAsync();
        await SaveAsync(records, Draft());
        await records.Registrations.SaveAsync(Write(), Cancellation);

        var before = await FindAsync(records);
        var next = await SaveAsync(records, Draft("2", revision: 1));

        Assert.Null(before);
        Assert.Equal(next, await FindAsync(records));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("W/\"datetime'2023'\"\r\nX: y")]
    [InlineData("*")]
    public async Task A_version_that_never_was_replaces_and_discards_nothing(string version)
    {
        var records = await NewAsync();
        var draft = await SaveAsync(records, Draft());

        var saved = await records.Drafts.SaveAsync(Draft("2", version), Cancellation);
        var discarded = await records.Drafts.DiscardAsync(Key(), version, Cancellation);

        Assert.Equal<DraftOutcome>([new DraftOutcome.Changed(draft), new DraftOutcome.Changed(draft)], [saved, discarded]);
    }

    [Fact]
    public async Task What_is_too_long_is_not_kept()
    {
        var records = await NewAsync();

        var outcome = await records.Drafts.SaveAsync(Draft(new string('é', (Core.Registrations.Draft.MaximumLength / 2) + 1)), Cancellation);

        Assert.Equal(new DraftOutcome.TooLarge(), outcome);
        Assert.Null(await FindAsync(records));
    }

    [Fact]
    public async Task A_draft_of_nobody_is_not_kept()
    {
        var records = await NewAsync();

        var outcome = await records.Drafts.SaveAsync(Draft() with { Key = Key("99999") }, Cancellation);

        Assert.Equal(new DraftOutcome.Changed(null), outcome);
    }

    /// <summary>Records with one invitee.</summary>
    protected abstract Task<Records> NewAsync();

    private static async Task<Draft> SaveAsync(Records records, Draft draft) =>
        Assert.IsType<DraftOutcome.Saved>(await records.Drafts.SaveAsync(draft, Cancellation)).Draft;

    private static async Task<Draft?> FindAsync(Records records) => await records.Drafts.FindAsync(await InviteeAsync(records), Cancellation);

    private static async Task<Invitee> InviteeAsync(Records records) => (await records.Invitees.FindAsync(Key(), Cancellation))!;

    public sealed record Records(IInvitees Invitees, IRegistrations Registrations, IDrafts Drafts);
}
