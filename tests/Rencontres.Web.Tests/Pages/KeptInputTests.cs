using Rencontres.Core.Campaigns;
using Rencontres.Core.Registrations;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>What was typed is taken up to the last letter that may be, and beyond that it comes back with what is wrong.</summary>
public sealed class KeptInputTests
{
    [Fact]
    public async Task A_topic_that_was_taken_away_while_the_form_was_open_leaves_a_free_proposal_that_can_be_sent()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        var form = With(("suggestions[0].about", "theme"), ("suggestions[0].topic", "crues"), ("suggestions[0].wanted", "yes"), ("suggestions[0].text", "Parler des crues"));

        var (status, page) = await desk.SendAsync(form);
        form["suggestions[0].topic"] = "";
        var (statusOfSecond, _) = await desk.SendAsync(form);

        Assert.Equal((400, 200), (status, statusOfSecond));
        Assert.Contains("Ce sujet n’est plus proposé", page, StringComparison.Ordinal);
        Assert.Contains("""<select name="suggestions[0].about" """, page, StringComparison.Ordinal);
        Assert.Contains("Parler des crues</textarea>", page, StringComparison.Ordinal);
        Assert.Equal("Parler des crues", Assert.Single((await TakenAsync(desk)).Suggestions).Text);
    }

    [Fact]
    public async Task The_most_and_the_longest_that_may_be_is_taken()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        var form = With([.. Delegates(20), .. Suggestions(30), ("comment", new string('é', 4000))]);

        var (status, _) = await desk.SendAsync(form);

        Assert.Equal(200, status);
        var answer = await TakenAsync(desk);
        Assert.Equal((20, 30, 4000), (answer.Delegates.Count, answer.Suggestions.Count, answer.Comment.Length));
    }

    /// <summary>In a form, a Japanese letter is nine bytes.</summary>
    [Fact]
    public async Task Long_texts_in_Japanese_are_taken()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        var text = new string('山', 4000);

        var (status, _) = await desk.SendAsync(With(("comment", text), ("suggestions[0].about", "theme"), ("suggestions[0].text", text), ("suggestions[1].about", "theme"), ("suggestions[1].text", text)));

        Assert.Equal(200, status);
        var answer = await TakenAsync(desk);
        Assert.Equal([text, text, text], answer.Suggestions.Select(suggestion => suggestion.Text).Append(answer.Comment));
    }

    [Fact]
    public async Task One_too_many_or_too_long_comes_back_whole()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        var form = With([.. Delegates(21), .. Suggestions(31), ("comment", new string('x', 4001))]);

        var (status, page) = await desk.SendAsync(form);

        Assert.Equal(400, status);
        Assert.All(["id=\"delegates-error\"", "id=\"comment-error\"", "30 au plus", new string('x', 4001)], part => Assert.Contains(part, page, StringComparison.Ordinal));
        Assert.All(Delegates(21).Concat(Suggestions(31)), field => Assert.Contains(field.Value, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_longer_than_any_that_can_be_meant_is_refused_with_a_page()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var (status, page) = await desk.SendAsync(With(("comment", new string('x', 200 * 1024))));

        Assert.Equal(413, status);
        Assert.Contains("<h1>", page, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Field, string Value)> Delegates(int count) => Enumerable.Range(0, count).Select(row => ($"delegates[{row}].name", $"Personne no {row},"));

    private static IEnumerable<(string Field, string Value)> Suggestions(int count) =>
        Enumerable.Range(0, count).SelectMany(row => new[] { ($"suggestions[{row}].about", "theme"), ($"suggestions[{row}].text", $"Idée no {row},") });

    private static Dictionary<string, string> With(params (string Field, string Value)[] fields)
    {
        var form = OpenForm.Filled;
        foreach (var (field, value) in fields)
            form[field] = value;

        return form;
    }

    private static async Task<Answer> TakenAsync(OrganiserDesk desk)
    {
        var (_, open) = await desk.Registrations.ReadBucketAsync(CampaignId.Parse(OrganiserDesk.Id), 0, TestContext.Current.CancellationToken);
        return Assert.Single(open).Answer;
    }
}
