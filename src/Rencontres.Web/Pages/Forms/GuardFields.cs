using Microsoft.AspNetCore.Http;

namespace Rencontres.Web.Pages.Forms;

/// <summary>What came back of <see cref="FormGuard"/>'s own fields.</summary>
/// <param name="Opened">The stamp that says when the form was opened.</param>
/// <param name="Trap">What stands in the field that nobody sees.</param>
internal sealed record GuardFields(string Opened, string Trap)
{
    public const string OpenedName = "opened";

    /// <summary>Sounds like something that one fills in.</summary>
    public const string TrapName = "website";

    public static GuardFields None { get; } = new("", "");

    public static GuardFields Read(IFormCollection form) => new(form[OpenedName].FirstOrDefault() ?? "", form[TrapName].FirstOrDefault()?.Trim() ?? "");
}

/// <summary>What <see cref="FormGuard"/> thinks of a form that was sent.</summary>
internal enum GuardVerdict
{
    Passed,

    /// <summary>Sent sooner than anybody can fill it in, by a form that is none of ours, or after so long that the stamp is worn out.</summary>
    Again,

    /// <summary>The field that nobody sees is filled in.</summary>
    Filled,
}
