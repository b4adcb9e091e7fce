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
    public async Task A_recipients_name_has_no_comma_or_semicolon(string name)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        var reply = await sendGrid.SendAsync(Messages.To("a@ville.example").WithFirst(one => one.Tos[0].Name = name));

        Assert.Equal(["personalizations.0.to.0.name"], reply.Fields);
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
