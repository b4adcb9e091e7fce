namespace Rencontres.Web.Pages.Own;

/// <summary>What a page must have so that people can still do on it what it is for.</summary>
/// <param name="Prints">Variables that must be printed.</param>
/// <param name="Fields">Names of the fields of its form; null: it needs no form.</param>
/// <param name="InForm">Variables that must be printed within the form.</param>
internal sealed record PageNeeds(IReadOnlyList<string> Prints, IReadOnlyList<string>? Fields, IReadOnlyList<string> InForm)
{
    private const string Receipt = "receipt";
    private const string Action = "action";
    private const string Revision = "revision";

    private static readonly PageNeeds Nothing = new([], null, []);

    private static readonly Dictionary<string, PageNeeds> ByName = new()
    {
        [PageFiles.Layout] = new(["content"], null, []),
        ["bulletin"] = new([], [Action, Revision, "consent", "draft", "language"], ["form.guard"]),
        ["withdraw"] = new([], [Action, Revision], []),
        ["confirm"] = new([], [], []),
        ["unsubscribe"] = new([], [Action], []),
        ["not-me"] = new([], [Action], []),
        ["thanks"] = new([Receipt], null, []),
        ["confirmed"] = new([Receipt], null, []),
        ["unconfirmed"] = new([Receipt], null, []),
        ["withdrawn"] = new([Receipt], null, []),
    };

    public static PageNeeds Of(string page) => ByName.GetValueOrDefault(page, Nothing);
}
