using Rencontres.Mail.SendGrid;

namespace Rencontres.Mail.Tests.SendGrid;

public sealed class SendGridOptionsCheckTests
{
    [Theory]
    [InlineData("https://api.eu.sendgrid.com")]
    [InlineData("http://127.0.0.1:7072")]
    [InlineData("http://localhost:7072")]
    public void Good_settings_pass(string host) =>
        Assert.True(new SendGridOptionsCheck().Validate(null, new SendGridOptions { Key = "SG.x", Host = host }).Succeeded);

    [Fact]
    public void Every_fault_is_listed_and_names_its_setting()
    {
        var options = new SendGridOptions { Key = "SG.se cret", Host = "http://api.sendgrid.com", Timeout = TimeSpan.FromMinutes(3) };

        var faults = new SendGridOptionsCheck().Validate(null, options).Failures!.ToArray();

        Assert.Equal(3, faults.Length);
        Assert.StartsWith("SendGrid:Key", faults[0], StringComparison.Ordinal);
        Assert.StartsWith("SendGrid:Host", faults[1], StringComparison.Ordinal);
        Assert.StartsWith("SendGrid:Timeout", faults[2], StringComparison.Ordinal);
        Assert.DoesNotContain("cret", string.Concat(faults), StringComparison.Ordinal);
    }
}
