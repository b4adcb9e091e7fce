namespace Rencontres.Rehearsal.Tests.Simultaneous;

/// <summary>How somebody answers, while others may do so for the same invitee.</summary>
internal enum Way
{
    /// <summary>A program, without a look at what is there.</summary>
    BlindPut,

    /// <summary>A program that names the revision it has read.</summary>
    Put,

    /// <summary>The page's form, as it was opened, with a few fields changed.</summary>
    Form,

    /// <summary>The very body of another attempt once more.</summary>
    Repeat,

    /// <summary>A program that takes back the revision it has read.</summary>
    Withdraw,

    /// <summary>The button of the page that asks whether to take it back.</summary>
    WithdrawByForm,

    /// <summary>The button for more lines: says nothing yet.</summary>
    MoreLines,
}

/// <param name="Comment">Says which content it is: no two have the same but a repeat and what it repeats.</param>
internal sealed record Attempt(int Invitee, Way Way, string Comment, bool IsAttending)
{
    public bool IsWithdrawal => Way is Way.Withdraw or Way.WithdrawByForm;

    public int Status { get; set; }

    /// <summary>What it was acknowledged with; null: it was not.</summary>
    public string? Receipt { get; set; }

    public bool IsAccepted => Receipt is not null;

    public override string ToString() => $"{Way} \"{Comment}\" for {Crowd.CodeOf(Invitee)}: {Status} {Receipt}";
}
