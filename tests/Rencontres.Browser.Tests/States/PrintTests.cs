using Rencontres.Browser.Tests.Driving;
using Rencontres.Browser.Tests.Looking;
using Rencontres.Browser.Tests.Staging;
using Rencontres.Core.Campaigns;
using UglyToad.PdfPig;

namespace Rencontres.Browser.Tests.States;

/// <summary>For the file in the cupboard.</summary>
public sealed class PrintTests(Stage stage) : BrowserTest(stage)
{
    [Theory]
    [InlineData(Language.French)]
    [InlineData(Language.Japanese)]
    [InlineData(Language.English)]
    public async Task Sent_bulletin_is_one_sheet(Language language)
    {
        var invited = await Stage.Campaign.InviteAsync(language);
        var page = await (await VisitAsync(Visitor.Usual(language))).GoAsync(invited.Bulletin);
        await page.FillWhollyAsync(language);
        await page.PressAsync(Actions.Send);

        var paper = await page.Page.PdfAsync(new() { Format = "A4" });

        await Album.KeepAsync($"bulletin.{language.Code()}.pdf", paper);
        using var pdf = PdfDocument.Open(paper);
        var sheet = Assert.Single(pdf.GetPages());
        Assert.Contains(await page.Receipt.InnerTextAsync(), sheet.Text, StringComparison.Ordinal);
    }
}
