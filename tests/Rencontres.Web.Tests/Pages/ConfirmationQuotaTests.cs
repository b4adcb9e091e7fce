using System.Net.Http.Json;
using NodaTime;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

public sealed class ConfirmationQuotaTests
{
    [Fact]
    public async Task One_mailbox_is_asked_to_confirm_five_bulletins_a_day_and_then_none()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        for (var sent = 0; sent < ConfirmationQuota.PerDay; sent++)
            Assert.Equal(200, (await desk.SendAsync(With($"Bulletin {sent}"))).Status);

        var (status, page) = await desk.SendAsync(With("Un de trop"));

        Assert.Equal(429, status);
        Assert.Contains("Un de trop", page, StringComparison.Ordinal);
        Assert.Contains("5 bulletins", page, StringComparison.Ordinal);
        Assert.Equal(ConfirmationQuota.PerDay, (await desk.OpenBulletinsAsync()).Count);
    }

    [Fact]
    public async Task The_same_bulletin_again_is_acknowledged_also_when_the_day_is_used_up()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        for (var sent = 0; sent < ConfirmationQuota.PerDay; sent++)
            await desk.SendAsync(With($"Bulletin {sent}"));

        var (status, _) = await desk.SendAsync(With("Bulletin 0"));

        Assert.Equal(200, status);
    }

    [Fact]
    public async Task The_next_day_it_is_asked_again()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        for (var sent = 0; sent < ConfirmationQuota.PerDay; sent++)
            await desk.SendAsync(With($"Bulletin {sent}"));
        desk.Clock.Now += Duration.FromDays(1);

        var (status, _) = await desk.SendAsync(With("Le lendemain"));

        Assert.Equal(200, status);
    }

    [Theory]
    [InlineData(LinkPurpose.Confirm)]
    [InlineData(LinkPurpose.NotMyBulletin)]
    public async Task Who_confirms_a_bulletin_or_says_not_to_have_sent_it_can_send_another(LinkPurpose purpose)
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        for (var sent = 0; sent < ConfirmationQuota.PerDay; sent++)
            await desk.SendAsync(With($"Bulletin {sent}"));
        var bulletin = (await desk.OpenBulletinsAsync())[0];
        var link = purpose == LinkPurpose.Confirm
            ? desk.Links.Confirm(bulletin.Key.Campaign, bulletin.Key.Bucket, bulletin.OpenId)
            : desk.Links.NotMyBulletin(bulletin.Key.Campaign, bulletin.Key.Bucket, bulletin.OpenId);

        var (pressed, _) = await desk.PostPageAsync(link.AbsolutePath.TrimStart('/'), new Dictionary<string, string> { ["action"] = "not-me" });

        Assert.Equal(200, pressed);
        Assert.Equal(200, (await desk.SendAsync(With("Le mien"))).Status);
        Assert.Equal(429, (await desk.SendAsync(With("Un de trop"))).Status);
    }

    [Fact]
    public async Task A_program_is_told_when_it_may_come_again()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        for (var sent = 0; sent < ConfirmationQuota.PerDay; sent++)
            await desk.SendAsync(With($"Bulletin {sent}"));
        var bulletin = new
        {
            organisation = new { name = "Ville de Nancy", code = "54395" },
            contact = new { name = "Hélène Gauthier", email = "A@MAIRIE.example" },
            attending = true,
            consent = true,
        };

        using var response = await desk.Visitor.PostAsJsonAsync($"api/campaigns/{OrganiserDesk.Id}/registrations", bulletin, TestContext.Current.CancellationToken);

        Assert.Equal(429, (int)response.StatusCode);
        Assert.Equal(TimeSpan.FromHours(16), response.Headers.RetryAfter?.Delta);
    }

    private static Dictionary<string, string> With(string comment) => new(OpenForm.Filled) { ["comment"] = comment };
}
