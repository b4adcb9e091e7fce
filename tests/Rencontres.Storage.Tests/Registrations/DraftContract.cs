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

        var saved = await records.SaveAsync(Draft(revision: 3));

        Assert.NotEmpty(saved.Version);
        Assert.Equal(saved, await records.FindAsync());
        Assert.Equal(Draft(revision: 3) with { Version = saved.Version }, saved);
        Assert.Equal((Noon, AnswerStatus.Silent), ((await records.InviteeAsync()).DraftAt, (await records.InviteeAsync()).Answer));
    }

    [Fact]
    public async Task A_draft_is_replaced_by_who_saw_it_and_by_nobody_else()
    {
        var records = await NewAsync();
        var first = await records.SaveAsync(Draft());
        var second = await records.SaveAsync(Draft("2", first.Version));

        var late = await records.Drafts.SaveAsync(Draft("3", first.Version), Cancellation);
        var blind = await records.Drafts.SaveAsync(Draft("3"), Cancellation);

        Assert.Equal([new DraftOutcome.Changed(second), new DraftOutcome.Changed(second)], [late, blind]);
        Assert.Equal(second, await records.FindAsync());
    }

    [Fact]
    public async Task A_save_that_is_repeated_is_recognised()
    {
        var records = await NewAsync();
        var first = await records.SaveAsync(Draft());

        var again = await records.Drafts.SaveAsync(Draft(), Cancellation);

        Assert.Equal(new DraftOutcome.Saved(first), again);
    }

    [Fact]
    public async Task A_draft_is_discarded_by_who_saw_it_and_by_nobody_else()
    {
        var records = await NewAsync();
        var first = await records.SaveAsync(Draft());
        var second = await records.SaveAsync(Draft("2", first.Version));

        var late = await records.Drafts.DiscardAsync(Key(), first.Version, Cancellation);
        var standing = await records.FindAsync();
        var right = await records.Drafts.DiscardAsync(Key(), second.Version, Cancellation);
        var again = await records.Drafts.DiscardAsync(Key(), second.Version, Cancellation);

        Assert.Equal([new DraftOutcome.Changed(second), new DraftOutcome.Discarded(), new DraftOutcome.Discarded()], [late, right, again]);
        Assert.Equal(second, standing);
        Assert.Null((await records.InviteeAsync()).DraftAt);
        Assert.Null(await records.FindAsync());
    }

    [Fact]
    public async Task Whoever_saves_what_somebody_else_has_discarded_is_told()
    {
        var records = await NewAsync();
        var draft = await records.SaveAsync(Draft());
        await records.Drafts.DiscardAsync(Key(), draft.Version, Cancellation);

        var late = await records.Drafts.SaveAsync(Draft("2", draft.Version), Cancellation);

        Assert.Equal(new DraftOutcome.Changed(null), late);
        Assert.Null(await records.FindAsync());
    }

    [Theory]
    [InlineData("x")]
    [InlineData("W/\"datetime'2023'\"\r\nX: y")]
    [InlineData("*")]
    public async Task A_version_that_never_was_replaces_and_discards_nothing(string version)
    {
        var records = await NewAsync();
        var draft = await records.SaveAsync(Draft());

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
        Assert.Null(await records.FindAsync());
    }

    [Fact]
    public async Task A_draft_of_nobody_is_not_kept()
    {
        var records = await NewAsync();

        var outcome = await records.Drafts.SaveAsync(Draft() with { Key = Key("99999") }, Cancellation);

        Assert.Equal(new DraftOutcome.Changed(null), outcome);
    }

    /// <summary>Records with one invitee.</summary>
    protected abstract Task<DraftRecords> NewAsync();
}
