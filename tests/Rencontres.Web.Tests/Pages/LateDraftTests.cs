using NodaTime;
using Rencontres.Core.Invitees;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>The cutoff passes while somebody types.</summary>
public sealed class LateDraftTests
{
    [Theory]
    [InlineData("send")]
    [InlineData("save")]
    public async Task What_comes_after_the_cutoff_is_kept_and_said_not_to_count(string action)
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        Close(desk);

        var (status, closed) = await desk.PressAsync(new(PersonalForm.Filled) { ["action"] = action });
        var opened = await desk.OpenLinkAsync();

        Assert.Equal(410, status);
        Assert.Contains("n’a pas été envoyé à temps et ne compte pas", closed, StringComparison.Ordinal);
        Assert.Contains("n’a pas été envoyé dans les délais et ne compte pas", opened, StringComparison.Ordinal);
        Assert.All([closed, opened], page => Assert.Contains("Loïc Bénard", page, StringComparison.Ordinal));
        Assert.Contains("bulletin@organisateur.example", opened, StringComparison.Ordinal);
        Assert.Equal(AnswerStatus.Silent, desk.Nancy().Answer);
    }

    [Fact]
    public async Task The_script_is_told_that_the_cutoff_has_passed_while_somebody_types()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        Close(desk);

        var (status, _) = await desk.AutosaveAsync(PersonalForm.Begun("autosave"));

        Assert.Equal(410, status);
        Assert.Contains("À voir avec le maire", await desk.OpenLinkAsync(), StringComparison.Ordinal);
    }

    private static void Close(OrganiserDesk desk) => desk.Clock.Now = Instant.FromUtc(2023, 9, 3, 22, 0);
}
