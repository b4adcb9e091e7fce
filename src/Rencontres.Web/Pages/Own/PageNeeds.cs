namespace Rencontres.Web.Pages.Own;

/// <summary>What a page must have in its source so that people can still do on it what it is for. What its form needs is told by <see cref="FormGaps"/>.</summary>
/// <param name="Prints">A variable that must be printed; null: none.</param>
/// <param name="HasForm">Whether it sends something.</param>
internal sealed record PageNeeds(string? Prints, bool HasForm)
{
    private static readonly PageNeeds Nothing = new(null, false);
    private static readonly PageNeeds Receipt = new("receipt", false);
    private static readonly PageNeeds Form = new(null, true);

    private static readonly Dictionary<string, PageNeeds> ByName = new()
    {
        [PageFiles.Layout] = new("content", false),
        ["bulletin"] = Form,
        ["withdraw"] = Form,
        ["confirm"] = Form,
        ["unsubscribe"] = Form,
        ["not-me"] = Form,
        ["thanks"] = Receipt,
        ["confirmed"] = Receipt,
        ["unconfirmed"] = Receipt,
        ["withdrawn"] = Receipt,
    };

    public static PageNeeds Of(string page) => ByName.GetValueOrDefault(page, Nothing);
}
