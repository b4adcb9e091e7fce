using Rencontres.Core.Campaigns;
using Rencontres.Core.Registrations;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

public sealed class OpenBulletinPagesTests
{
    [Fact]
    public async Task Rows_after_a_gap_are_taken_in_the_order_of_their_numbers()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        var form = new Dictionary<string, string>(OpenForm.Filled)
        {
            ["delegates[12].name"] = "Troisième",
            ["delegates[3].name"] = "Deuxième",
            ["suggestions[4].about"] = "theme",
            ["suggestions[4].text"] = "Les jeunes",
            ["suggestions[2].about"] = "workshop",
            ["suggestions[2].text"] = "L’eau",
        };

        var (status, _) = await desk.SendAsync(form);

        Assert.Equal(200, status);
        var answer = await TakenAsync(desk);
        Assert.Equal(["Loïc Bénard", "Deuxième", "Troisième"], answer.Delegates.Select(person => person.Name));
        Assert.Equal(["L’eau", "Les jeunes"], answer.Suggestions.Select(suggestion => suggestion.Text));
    }

    [Fact]
    public async Task More_rows_than_are_taken_are_refused_and_not_cut_off()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        var form = new Dictionary<string, string>(OpenForm.Filled);
        for (var row = 0; row < 5000; row += 50)
            form[$"delegates[{row}].name"] = $"Personne {row}";

        var (status, page) = await desk.SendAsync(form);

        Assert.Equal(400, status);
        Assert.Contains($"{BulletinCheck.MaximumDelegates}", page, StringComparison.Ordinal);
    }

    private static async Task<Answer> TakenAsync(OrganiserDesk desk)
    {
        var (_, open) = await desk.Registrations.ReadBucketAsync(CampaignId.Parse(OrganiserDesk.Id), 0, TestContext.Current.CancellationToken);
        return Assert.Single(open).Answer;
    }
}
