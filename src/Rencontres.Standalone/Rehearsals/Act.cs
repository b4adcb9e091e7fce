using NodaTime;
using Rencontres.Core.Invitees;

namespace Rencontres.Standalone.Rehearsals;

/// <summary>Something a person does in a rehearsal: a line of <c>answers.csv</c>.</summary>
/// <param name="Line">Its line in the file; 0 for one that was made up.</param>
internal sealed record Act(long Line, Instant At, string Kind, IReadOnlyDictionary<string, string> Cells)
{
    public string Code => Cell("code");

    /// <summary>Whose act it is: the invitee by its code or, without one, whoever has the address.</summary>
    public InviteeId Invitee => InviteeId.TryFromCode(Code, out var id) ? id : InviteeId.FromAddress(Cell("email"));

    /// <summary>What should come of it: accepted, unchanged, unconfirmed or refused; empty when nothing is said.</summary>
    public string Expected => Cell("expect");

    /// <summary>Begins a message on this act.</summary>
    public string Place => Line > 0 ? $"Line {Line}: " : "";

    public string Cell(string name) => Cells.GetValueOrDefault(name, "");
}

/// <summary>The acts a rehearsal knows. The names are those of <c>answers.csv</c>.</summary>
internal static class ActKinds
{
    public const string Answer = "answer";
    public const string Decline = "decline";
    public const string Edit = "edit";
    public const string Draft = "draft";
    public const string Withdraw = "withdraw";
    public const string PressTwice = "press-twice";
    public const string OpenForm = "open-form";
    public const string Confirm = "confirm";
    public const string Telephone = "telephone";
    public const string AddInvitee = "add-invitee";
    public const string Bounce = "bounce";
    public const string Unsubscribe = "unsubscribe";

    public static IReadOnlyList<string> All { get; } =
        [Answer, Decline, Edit, Draft, Withdraw, PressTwice, OpenForm, Confirm, Telephone, AddInvitee, Bounce, Unsubscribe];
}
