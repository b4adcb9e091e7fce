using Rencontres.Core.Campaigns;
using Rencontres.Core.Registrations;
using Rencontres.Web.Tests.Organisers;

namespace Rencontres.Web.Tests.Pages;

/// <summary>An address that looks mistyped is asked about, once.</summary>
public sealed class MailQuestionTests
{
    private const string Mistyped = "helene@gmial.com";

    private static readonly Dictionary<string, string> Sent = new(OpenForm.Filled) { ["contact.email"] = Mistyped, ["action"] = "send" };

    [Fact]
    public async Task Likely_typing_error_is_asked_about_before_anything_is_stored()
    {
        await using var desk = await OrganiserDesk.StartedAsync();

        var form = await ShownForm.SentAsync(desk, Sent);

        Assert.Equal(422, form.Status);
        Assert.Equal("likely", form.Focus);
        Assert.Equal("Vouliez-vous écrire helene@gmail.com\u00a0?", form.Page.QuerySelector("#contact-email-likely legend")!.TextContent);
        Assert.Equal((Mistyped, Mistyped), (form.Value("contact.email"), form.Value("asked")));
        Assert.Empty(await OpenAsync(desk));
    }

    [Fact]
    public async Task Sent_again_without_a_word_it_is_taken_as_typed()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        await ShownForm.SentAsync(desk, Sent);

        var again = await ShownForm.SentAsync(desk, new Dictionary<string, string>(Sent) { ["asked"] = Mistyped });

        Assert.Equal(200, again.Status);
        Assert.Equal(Mistyped, Assert.Single(await OpenAsync(desk)).Answer.Contact.Email);
    }

    [Fact]
    public async Task Address_that_was_meant_is_taken_where_one_says_so()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        var corrected = new Dictionary<string, string>(Sent) { ["asked"] = Mistyped, ["likely.contact.email"] = "use" };

        await ShownForm.SentAsync(desk, corrected);

        Assert.Equal("helene@gmail.com", Assert.Single(await OpenAsync(desk)).Answer.Contact.Email);
    }

    [Fact]
    public async Task Delegates_addresses_are_asked_about_too()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        var delegated = new Dictionary<string, string>(OpenForm.Filled) { ["delegates[0].email"] = Mistyped };

        var form = await ShownForm.SentAsync(desk, delegated);

        Assert.Equal(422, form.Status);
        Assert.Contains("likely.delegates[0].email", form.Names);
    }

    [Fact]
    public async Task Nothing_is_asked_when_the_question_could_cost_the_answer()
    {
        await using var desk = await OrganiserDesk.StartedAsync();
        desk.Clock.Now = NodaTime.Instant.FromUtc(2023, 9, 3, 21, 50);

        var form = await ShownForm.SentAsync(desk, Sent);

        Assert.Equal(200, form.Status);
        Assert.Equal(Mistyped, Assert.Single(await OpenAsync(desk)).Answer.Contact.Email);
    }

    private static async Task<IReadOnlyList<OpenBulletin>> OpenAsync(OrganiserDesk desk)
    {
        var (_, open) = await desk.Registrations.ReadBucketAsync(CampaignId.Parse(OrganiserDesk.Id), 0, TestContext.Current.CancellationToken);
        return open;
    }
}
