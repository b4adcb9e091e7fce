using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>Who types past the cutoff keeps what was typed, and knows whom to send it to.</summary>
public sealed class ClosedPageTests
{
    private static readonly NodaTime.Instant TooLate = NodaTime.Instant.FromUtc(2023, 9, 3, 22, 0);

    [Fact]
    public async Task What_came_too_late_is_shown_in_full_and_put_into_a_mail_to_the_organisers()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        desk.Clock.Now = TooLate;

        var closed = await ShownForm.SentAsync(desk, new Dictionary<string, string>(OpenForm.Filled) { ["comment"] = "Deux lignes\r\nen tout" });

        Assert.Equal(410, closed.Status);
        var shown = closed.Page.QuerySelector(".answer")!.TextContent;
        Assert.All(new[] { "Ville de Nancy", "54395", "Hélène Gauthier", "Loïc Bénard", "en tout" }, text => Assert.Contains(text, shown, StringComparison.Ordinal));
        var letter = Letter(closed);
        Assert.StartsWith("mailto:bulletin@organisateur.example?subject=Bulletin%20de%20participation", letter, StringComparison.Ordinal);
        Assert.Contains("Deux lignes\r\nen tout", Uri.UnescapeDataString(letter), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_to_the_organisers_holds_all_that_was_typed_or_none_of_it()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        desk.Clock.Now = TooLate;

        var closed = await ShownForm.SentAsync(desk, new Dictionary<string, string>(OpenForm.Filled) { ["comment"] = new string('x', 1800) });

        Assert.DoesNotContain("body=", Letter(closed), StringComparison.Ordinal);
        Assert.Contains(new string('x', 1800), closed.Page.QuerySelector(".answer")!.TextContent, StringComparison.Ordinal);
    }

    private static string Letter(ShownForm closed) => closed.Page.QuerySelector("main a.button")!.GetAttribute("href")!;
}
