using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Registrations;

/// <summary>What <see cref="IRegistrations"/> promises of drafts when an answer is stored, of every implementation.</summary>
public abstract class AnsweredDraftContract
{
    [Fact]
    public async Task An_answer_takes_the_draft_away_and_what_is_saved_after_it_is_told_so()
    {
        var records = await NewAsync();
        var draft = await records.SaveAsync(Draft());

        await records.Registrations.SaveAsync(Write() with { HasDraft = true }, Cancellation);
        var late = await records.Drafts.SaveAsync(Draft("2", draft.Version), Cancellation);

        Assert.Equal(new DraftOutcome.Changed(null), late);
        Assert.Equal((null, AnswerStatus.Attending), ((await records.InviteeAsync()).DraftAt, (await records.InviteeAsync()).Answer));
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
        await records.SaveAsync(Draft());
        await records.Registrations.SaveAsync(Write(), Cancellation);

        var before = await records.FindAsync();
        var next = await records.SaveAsync(Draft("2", revision: 1));

        Assert.Null(before);
        Assert.Equal(next, await records.FindAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_of_somebody_else_leaves_the_draft_where_it_is(bool hasDraft)
    {
        var records = await NewAsync();
        var draft = await records.SaveAsync(Draft());

        var outcome = await records.Registrations.SaveAsync(Write() with { HasDraft = hasDraft, KeepsDraft = true }, Cancellation);

        Assert.Equal(SaveOutcome.Saved, outcome);
        Assert.Equal((Noon, AnswerStatus.Attending), ((await records.InviteeAsync()).DraftAt, (await records.InviteeAsync()).Answer));
        Assert.Equal(draft, await records.FindAsync());
        Assert.Equal("2", (await records.SaveAsync(Draft("2", draft.Version))).Form);
    }

    [Fact]
    public async Task An_answer_of_somebody_else_makes_no_draft_where_there_is_none()
    {
        var records = await NewAsync();

        await records.Registrations.SaveAsync(Write() with { KeepsDraft = true }, Cancellation);

        Assert.Null((await records.InviteeAsync()).DraftAt);
        Assert.Null(await records.FindAsync());
    }

    /// <summary>Records with one invitee.</summary>
    protected abstract Task<DraftRecords> NewAsync();
}
