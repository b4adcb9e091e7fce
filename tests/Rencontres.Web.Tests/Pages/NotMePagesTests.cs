using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

public sealed class NotMePagesTests
{
    private static readonly Dictionary<string, string> Pressed = new() { ["action"] = "not-me" };

    [Fact]
    public async Task The_page_says_whose_answer_it_is_and_no_more_than_the_mail()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.AnswerAsync(comment: "Entre nous");

        var page = await desk.Visitor.GetStringAsync(Address(desk), TestContext.Current.CancellationToken);

        Assert.Contains("Nancy", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Entre nous", page, StringComparison.Ordinal);
        Assert.Null(desk.Nancy().Dispute);
    }

    [Fact]
    public async Task Pressing_twice_is_one_notice_and_the_report_shows_it()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.AnswerAsync();

        var (_, once) = await desk.PostPageAsync(Address(desk), Pressed);
        var (_, twice) = await desk.PostPageAsync(Address(desk), Pressed);

        Assert.Equal(once, twice);
        Assert.Contains("Les organisateurs sont informés", once, StringComparison.Ordinal);
        Assert.Single(desk.SingleMails.All, mail => mail.Kind == SingleMailKind.Notice && mail.Key.Subject == "organiser-1");
        var line = (await desk.GetAsync($"{OrganiserDesk.Id}/report")).Body.GetProperty("organisations").EnumerateArray().Single(each => each.GetProperty("id").GetString() == "54395");
        Assert.Equal(("attending", true), (line.GetProperty("status").GetString(), line.GetProperty("disputedAt").GetString() is not null));
    }

    [Fact]
    public async Task An_answer_that_names_another_address_by_now_leaves_nothing_to_do()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.AnswerAsync();
        await desk.AnswerAsync(email: "bonne@mairie.example", revision: 1);

        var (status, page) = await desk.PostPageAsync(Address(desk), Pressed);

        Assert.Equal(200, status);
        Assert.Contains("Il n’y a plus rien à faire", page, StringComparison.Ordinal);
        Assert.Null(desk.Nancy().Dispute);
    }

    [Fact]
    public async Task Of_a_withdrawal_it_says_that_the_answer_stays_withdrawn_and_counts_for_nothing()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.AnswerAsync();
        await desk.PostPageAsync(
            desk.Links.Withdraw(desk.Nancy()).AbsolutePath.TrimStart('/'), new Dictionary<string, string> { ["revision"] = "1", ["action"] = "withdraw-confirmed" });
        var address = desk.Links.NotMe(desk.Nancy().Key, 2).AbsolutePath.TrimStart('/');

        var asked = await desk.Visitor.GetStringAsync(address, TestContext.Current.CancellationToken);
        var (_, said) = await desk.PostPageAsync(address, Pressed);

        Assert.Contains("les organisateurs sauront que ce retrait ne vient pas de vous", asked, StringComparison.Ordinal);
        Assert.Contains("La réponse reste retirée, et n’est pas comptée", said, StringComparison.Ordinal);
        Assert.All([asked, said], page => Assert.DoesNotContain("vous ne recevrez plus de message", page, StringComparison.OrdinalIgnoreCase));
        Assert.Equal((AnswerStatus.Withdrawn, true), (desk.Nancy().Answer, desk.Nancy().Dispute is not null));
    }

    [Fact]
    public async Task An_open_bulletin_is_set_aside_and_its_link_to_confirm_says_so()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.SendAsync(OpenForm.Filled);
        var confirm = await desk.ConfirmLinkAsync("54395");
        var (_, open) = await desk.Registrations.ReadBucketAsync(CampaignId.Parse(OrganiserDesk.Id), 0, TestContext.Current.CancellationToken);
        var notMe = desk.Links.NotMyBulletin(open[0].Key.Campaign, open[0].Key.Bucket, open[0].OpenId).AbsolutePath.TrimStart('/');

        var (_, said) = await desk.PostPageAsync(notMe, Pressed);
        var (status, page) = await desk.PostPageAsync(confirm, new Dictionary<string, string>());
        var (again, _) = await desk.SendAsync(OpenForm.Filled);

        Assert.Contains("ne peut plus être confirmé", said, StringComparison.Ordinal);
        Assert.Equal((410, 410, AnswerStatus.Silent), (status, again, desk.Nancy().Answer));
        Assert.Contains("Ce bulletin a été écarté", page, StringComparison.Ordinal);
        Assert.DoesNotContain(desk.SingleMails.All, mail => mail.Kind == SingleMailKind.Notice);
    }

    [Fact]
    public async Task Another_links_token_is_not_valid_here()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await desk.AnswerAsync();
        var token = desk.Links.Bulletin(desk.Nancy()).Segments[^1];

        var (status, _) = await desk.PostPageAsync($"not-me/{token}", Pressed);

        Assert.Equal((404, null), (status, desk.Nancy().Dispute));
    }

    private static string Address(OrganiserDesk desk) => desk.Links.NotMe(desk.Nancy().Key, 1).AbsolutePath.TrimStart('/');
}
