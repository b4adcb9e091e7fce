namespace Rencontres.Browser.Tests.Driving;

/// <summary>The buttons of the pages, by the values they send.</summary>
internal static class Actions
{
    public const string Send = "send";
    public const string Save = "save";
    public const string Discard = "discard";
    public const string More = "more";
    public static string RemoveOf(int row) => $"remove-{row}";

    public const string Withdraw = "withdraw";
    public const string WithdrawConfirmed = "withdraw-confirmed";
    public const string NotMe = "not-me";
    public const string Confirm = "confirm";
    public const string Unsubscribe = "unsubscribe";
}
