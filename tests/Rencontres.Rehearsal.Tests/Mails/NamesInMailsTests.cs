using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Rencontres.Rehearsal.Tests.Mails;

[Collection(nameof(NaughtyCampaign))]
public sealed class NamesInMailsTests(NaughtyCampaign campaign)
{
    [Theory]
    [MemberData(nameof(NaughtyTexts.OneLine), MemberType = typeof(NaughtyTexts))]
    public void An_invitation_shows_the_name_as_it_was_typed_and_nothing_else(string name)
    {
        var person = NaughtyCampaign.Of(name);
        var plain = campaign.InvitationTo(NaughtyCampaign.PlainFor(person));

        var mail = campaign.InvitationTo(person);

        Assert.Equal(Put(person, plain.Subject), mail.Subject);
        Assert.Equal(Put(person, ReceivedMail.WithoutLinks(plain.Text)), ReceivedMail.WithoutLinks(mail.Text));
        Assert.Equal(Put(person, ReceivedMail.WithoutLinks(plain.Page)), ReceivedMail.WithoutLinks(mail.Page));
    }

    [Theory]
    [MemberData(nameof(NaughtyTexts.OneLine), MemberType = typeof(NaughtyTexts))]
    public void A_name_makes_no_element_no_header_and_no_recipient(string name)
    {
        var person = NaughtyCampaign.Of(name);
        var plain = campaign.InvitationTo(NaughtyCampaign.PlainFor(person));

        var mail = campaign.InvitationTo(person);

        Assert.Equal(plain.Elements, mail.Elements);
        Assert.Equal(plain.HeaderNames, mail.HeaderNames);
        Assert.Equal(person.Email, Assert.Single(mail.Recipients).Address);
    }

    [Fact]
    public void Every_invitation_has_the_headers_of_a_mail_that_a_program_sent_to_one_person()
    {
        foreach (var person in NaughtyCampaign.People)
        {
            var mail = campaign.InvitationTo(person);

            Assert.Equal("To", Assert.Single(mail.HeaderNames, name => name.EndsWith("To", StringComparison.OrdinalIgnoreCase) && name != "Reply-To"));
            Assert.Equal(person.Email, Assert.Single(mail.Recipients).ToString());
            Assert.Equal("Cites Unies France", mail.From.Name);
            Assert.Equal("rencontres@organisateur.example", mail.From.Address);
            Assert.Equal("bulletin@organisateur.example", mail.ReplyTo.Address);
            Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
            Assert.Matches(@"^<http://localhost:\d+/unsubscribe/[A-Za-z0-9_.-]+>$", mail.Header("List-Unsubscribe"));
            Assert.Equal("List-Unsubscribe=One-Click", mail.Header("List-Unsubscribe-Post"));
        }
    }

    [Theory]
    [MemberData(nameof(NaughtyTexts.Unprintable), MemberType = typeof(NaughtyTexts))]
    public async Task A_name_that_is_not_one_printable_line_is_refused_with_the_reason(string name)
    {
        var told = await campaign.ImportAsync([("UNPRINTABLE", name, "fr", "mairie@unprintable.example")]);

        Assert.Equal(0, told.GetProperty("added").GetInt32());
        var rejected = Assert.Single(told.GetProperty("rejected").EnumerateArray());
        Assert.Matches("line break or control character|cannot be read", rejected.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_list_with_a_null_character_is_refused_whole()
    {
        using var answer = await campaign.PostListAsync([("NULL", "a\0Bcc: x@y.example", "fr", "mairie@null.example")]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("binary data", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>The mail service would mend a subject of two lines; it must not have to.</summary>
    [Fact]
    public async Task No_header_was_handed_over_with_a_control_character()
    {
        var all = await campaign.Outbox.GetFromJsonAsync<JsonElement>("outbox/mails?take=1000");

        var handedOver = all.GetProperty("mails").EnumerateArray()
            .SelectMany(mail => mail.GetProperty("headers").EnumerateObject().Select(header => header.Value.GetString()!).Append(mail.GetProperty("subject").GetString()!))
            .ToList();
        Assert.DoesNotContain(handedOver, value => value.Any(character => char.IsControl(character) || character is '\u2028' or '\u2029'));
        Assert.True(handedOver.Count > 4 * NaughtyCampaign.People.Count);
    }

    /// <summary>The local mail service takes what fits SendGrid's published rules and refuses all else.</summary>
    [Fact]
    public async Task Every_request_fitted_the_mail_services_rules()
    {
        var counts = await campaign.Outbox.GetFromJsonAsync<JsonElement>("outbox/requests/count");

        Assert.Equal(counts.GetProperty("received").GetInt64(), counts.GetProperty("accepted").GetInt64());
        Assert.True(counts.GetProperty("accepted").GetInt64() > NaughtyCampaign.People.Count);
    }

    private static string Put(NaughtyCampaign.Person person, string text) => text.Replace(NaughtyCampaign.Plain, person.Shown, StringComparison.Ordinal);
}
