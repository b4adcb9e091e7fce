using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Registrations;

/// <summary>What became of a bulletin. A closed set.</summary>
public abstract record AnswerOutcome
{
    private AnswerOutcome()
    {
    }

    /// <summary>It is stored and counts.</summary>
    /// <param name="Changed">False if it said what was already stored: nothing was written and nobody is mailed.</param>
    public sealed record Accepted(Registration Registration, bool Changed, Campaign Campaign) : AnswerOutcome
    {
        /// <summary>Whose answer it is, as it was read to decide; null for one who came by the open form and was on no list before.</summary>
        public Invitee? Invitee { get; init; }

        /// <summary>Until when it can be changed.</summary>
        public Instant Cutoff => Campaign.CutoffFor(Invitee?.LateUntil);
    }

    /// <summary>It is stored and counts once the link in the mail is followed.</summary>
    public sealed record Unconfirmed(OpenBulletin Bulletin, Campaign Campaign) : AnswerOutcome;

    /// <summary>The mailbox that would have to confirm it was asked to confirm others often enough today; nothing was stored.</summary>
    /// <param name="From">When it may be sent again.</param>
    public sealed record TooManyToConfirm(Instant From, Campaign Campaign) : AnswerOutcome;

    /// <summary>It arrived at the cutoff or later.</summary>
    public sealed record Closed(Instant Cutoff, Campaign Campaign) : AnswerOutcome;

    /// <summary>The campaign takes no answers yet.</summary>
    public sealed record NotOpen(Campaign Campaign) : AnswerOutcome;

    /// <summary>An answer exists, and it was not said which one is to be replaced.</summary>
    public sealed record RevisionNeeded(Registration Current) : AnswerOutcome;

    /// <summary>Another revision came first; nothing was stored.</summary>
    public sealed record Stale(Registration Current, Answer? Typed) : AnswerOutcome;

    /// <summary>Somebody else has answered for the organisation, and it was not said whether this is added to that or replaces it; nothing was stored.</summary>
    public sealed record SecondAnswer(Registration Current) : AnswerOutcome;

    /// <summary>The link to confirm was followed after its validity.</summary>
    public sealed record ConfirmedTooLate(OpenBulletin Bulletin) : AnswerOutcome;

    /// <summary>Who has the mailbox has said that the open bulletin was not theirs.</summary>
    public sealed record Rejected(OpenBulletin Bulletin) : AnswerOutcome;

    public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : AnswerOutcome;

    public sealed record NotFound : AnswerOutcome;
}
