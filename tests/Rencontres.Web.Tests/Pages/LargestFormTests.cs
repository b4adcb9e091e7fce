using System.Globalization;
using Rencontres.Core.Campaigns;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>As much as a definition may ask for, and more than a bulletin may say: the page is sent while it is written, so it must not run into a limit half-way.</summary>
public sealed class LargestFormTests
{
    private const int MostTopics = 50;
    private const int MostQuestions = 20;
    private const int MostChoices = 30;

    /// <summary>So few are shown as radio buttons.</summary>
    private const int FewChoices = 5;

    /// <summary>A form of ours has a fifth of it.</summary>
    private const int MostRows = 100;

    [Theory]
    [InlineData(FewChoices)]
    [InlineData(MostChoices)]
    public async Task The_largest_form_is_shown_to_its_end(int choices)
    {
        await using var desk = await DeskAsync(choices);

        var form = await ShownForm.SentAsync(desk, Filled());

        Assert.Equal(400, form.Status);
        Assert.Contains("consent", form.Names);
        Assert.NotNull(form.Page.QuerySelector("footer"));
        Assert.Equal(MostRows, form.Names.Count(name => name.StartsWith("delegates[", StringComparison.Ordinal) && name.EndsWith("].email", StringComparison.Ordinal)));
    }

    private static async Task<OrganiserDesk> DeskAsync(int choices)
    {
        var desk = await ShownForm.DeskAsync(new FormRules
        {
            Extra = [.. Topics("q", MostQuestions).Select(topic => new ExtraField(topic.Id, ExtraFieldType.Choice, topic.Title) { Hint = topic.Title, Choices = Topics("c", choices) })],
        });
        await desk.ChangeAsync(campaign => campaign with
        {
            Definition = campaign.Definition with { Workshops = Topics("w", MostTopics), Themes = Topics("t", MostTopics) },
        });
        desk.Clock.Now += NodaTime.Duration.FromMinutes(1);
        return desk;
    }

    /// <summary>Each delegate and each suggestion with something that is wrong.</summary>
    private static Dictionary<string, string> Filled()
    {
        var form = new Dictionary<string, string>(OpenForm.Filled);
        for (var row = 0; row < MostRows; row++)
        {
            form[Invariant($"delegates[{row}].role")] = "…";
            form[Invariant($"delegates[{row}].email")] = "nobody";
            form[Invariant($"delegates[{row}].name")] = "";
        }

        for (var row = 0; row < 2 * MostTopics; row++)
        {
            var theme = row >= MostTopics;
            form[Invariant($"suggestions[{row}].about")] = theme ? "theme" : "workshop";
            form[Invariant($"suggestions[{row}].topic")] = Invariant($"{(theme ? "t" : "w")}{(row % MostTopics) + 1}");
            form[Invariant($"suggestions[{row}].wanted")] = "yes";
            form[Invariant($"suggestions[{row}].text")] = "…";
        }

        for (var question = 1; question <= MostQuestions; question++)
            form[Invariant($"extra[q{question}]")] = "nothing";

        return form;
    }

    private static IReadOnlyList<Topic> Topics(string name, int count) => [.. Enumerable.Range(1, count).Select(number => new Topic(Invariant($"{name}{number}"), ShownForm.In(Invariant($"{name} {number}"))))];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
