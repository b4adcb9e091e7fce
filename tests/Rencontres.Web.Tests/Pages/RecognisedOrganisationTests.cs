using Rencontres.Core.Mail;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>Who fills in the open bulletin for an organisation that was invited has shown nothing yet.</summary>
public sealed class RecognisedOrganisationTests
{
    private const string Listed = "a@mairie.example";
    private const string TypedIn = "inconnu@ailleurs.example";

    [Fact]
    public async Task The_personal_link_goes_to_the_address_on_the_list_and_never_to_the_one_typed()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var (status, page) = await desk.SendAsync(new Dictionary<string, string>(OpenForm.Filled) { ["contact.email"] = TypedIn });

        Assert.Equal(200, status);
        Assert.Equal(
            [$"Confirm {TypedIn}", $"Recognised {Listed}"],
            desk.SingleMails.All.Select(mail => $"{mail.Kind} {mail.To}").Order(StringComparer.Ordinal));
        Assert.All([Listed, "/bulletins/"], secret => Assert.DoesNotContain(secret, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_has_the_address_on_the_list_is_only_asked_to_confirm()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        await desk.SendAsync(new Dictionary<string, string>(OpenForm.Filled) { ["contact.email"] = Listed });

        Assert.Equal(SingleMailKind.Confirm, Assert.Single(desk.SingleMails.All).Kind);
    }
}
