using System.Net;
using SendGrid.Helpers.Mail;

namespace Rencontres.Standalone.Tests.LocalSendGrid;

public sealed class AddressRulesTests
{
    [Fact]
    public async Task An_address_stands_once_in_a_request_whatever_its_case()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var message = Messages.To("a@ville.example", "b@ville.example", "A@Ville.example");
        message.Personalizations[1].Ccs = [new EmailAddress("B@ville.example")];

        var reply = await sendGrid.SendAsync(message);

        Assert.Equal(["personalizations.1.cc.0.email", "personalizations.2.to.0.email"], reply.Fields);
    }

    [Theory]
    [InlineData("rencontrés@ville.example", "Rencontres", "from.email")]
    [InlineData("rencontres@ville.example", "Rencontrés", "from.name")]
    [InlineData("rencontres@ville.example", "Rencontres, 8e", "from.name")]
    [InlineData("rencontres@ville.example", "Rencontres; 8e", "from.name")]
    [InlineData("rencontres", "Rencontres", "from.email")]
    [InlineData(null, "Rencontres", "from.email")]
    public async Task A_sender_is_plain(string? address, string name, string field)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        var reply = await sendGrid.SendAsync(Messages.To("a@ville.example").With(message => message.From = new EmailAddress(address, name)));

        Assert.All(reply.Fields, named => Assert.Equal(field, named));
        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
    }

    [Theory]
    [InlineData("Ville, de Nancy")]
    [InlineData("Ville; de Nancy")]
    public async Task A_name_has_no_comma_or_semicolon(string name)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var message = Messages.To("a@ville.example").With(message => message.ReplyTo = new EmailAddress("r@ville.example", name)).WithFirst(one =>
        {
            one.Tos[0].Name = name;
            one.Ccs = [new EmailAddress("b@ville.example", name)];
            one.Bccs = [new EmailAddress("c@ville.example", name)];
        });

        var reply = await sendGrid.SendAsync(message);

        Assert.Equal(["personalizations.0.to.0.name", "personalizations.0.cc.0.name", "personalizations.0.bcc.0.name", "reply_to.name"], reply.Fields);
    }

    [Fact]
    public async Task A_personalization_may_have_a_sender_of_its_own()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var message = Messages.To("a@ville.example", "b@ville.example").WithFirst(one => one.From = new EmailAddress("autre@ville.example", "Autre"));

        var accepted = await sendGrid.SendAsync(message);
        var refused = await sendGrid.SendAsync(message.WithFirst(one => one.From.Name = "Été"));

        Assert.Equal(HttpStatusCode.Accepted, accepted.Status);
        Assert.Equal(["autre@ville.example", "rencontres@cites-unies.example"], (await sendGrid.MailsAsync()).Select(mail => mail.From));
        Assert.Equal(["personalizations.0.from.name"], refused.Fields);
    }

    [Theory]
    [InlineData(999, HttpStatusCode.Accepted)]
    [InlineData(1000, HttpStatusCode.Accepted)]
    [InlineData(1001, HttpStatusCode.BadRequest)]
    public async Task At_most_1000_mailboxes_take_replies(int count, HttpStatusCode expected)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var message = Messages.To("a@ville.example");
        message.ReplyTos = [.. Enumerable.Range(1, count).Select(i => new EmailAddress($"r{i}@ville.example"))];

        var reply = await sendGrid.SendAsync(message);

        Assert.Equal(expected, reply.Status);
    }

    [Fact]
    public async Task A_mailbox_takes_replies_once()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var message = Messages.To("a@ville.example");
        message.ReplyTos = [new EmailAddress("r@ville.example"), new EmailAddress("R@ville.example")];

        var reply = await sendGrid.SendAsync(message);

        Assert.Equal(["reply_to_list.1.email"], reply.Fields);
    }

    [Theory]
    [InlineData("a@ville.example", true)]
    [InlineData("a.b+c@sous.ville.example", true)]
    [InlineData("a", false)]
    [InlineData("a@ville", false)]
    [InlineData("a@@ville.example", false)]
    [InlineData("a..b@ville.example", false)]
    [InlineData("a b@ville.example", false)]
    [InlineData("mairié@ville.example", false)]
    [InlineData("a@ville.example\n", false)]
    [InlineData("", false)]
    public async Task An_address_has_the_form_of_one(string address, bool isAccepted)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        var reply = await sendGrid.SendAsync(Messages.To(address));

        Assert.Equal(isAccepted ? HttpStatusCode.Accepted : HttpStatusCode.BadRequest, reply.Status);
    }

    [Theory]
    [InlineData(319, false)]
    [InlineData(320, false)]
    [InlineData(321, true)]
    public async Task An_address_has_at_most_320_characters(int length, bool isTooLong)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        var labels = string.Concat(Enumerable.Repeat(new string('a', 62) + ".", 6));
        var address = "a@" + labels[..(length - 2 - ".example".Length)].TrimEnd('.').PadRight(length - 2 - ".example".Length, 'a') + ".example";

        var reply = await sendGrid.SendAsync(Messages.To(address));

        Assert.Equal(length, address.Length);
        Assert.Equal(isTooLong, reply.Body.Contains("maximum total length of 320 characters", StringComparison.Ordinal));
    }
}
