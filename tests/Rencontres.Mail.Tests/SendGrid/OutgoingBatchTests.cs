using Rencontres.Mail.SendGrid;

namespace Rencontres.Mail.Tests.SendGrid;

public sealed class OutgoingBatchTests
{
    [Fact]
    public void An_address_stands_once_in_a_batch_whatever_its_case()
    {
        var nancy = Batches.Recipient("nancy");

        Assert.Throws<ArgumentException>(() => Batches.Of(nancy, nancy with { Address = "Relations@NANCY.example" }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void A_batch_has_1_to_1000_recipients(int count) =>
        Assert.Throws<ArgumentException>(() => Batches.Of([.. Enumerable.Range(0, count).Select(i => Batches.Recipient($"t{i}"))]));

    [Theory]
    [InlineData("https://example.org/u>\r\nBcc: x@example.org")]
    [InlineData("mailto:x@example.org")]
    [InlineData("/u")]
    public void The_way_out_is_a_web_address_that_fits_into_a_header(string url) =>
        Assert.Throws<ArgumentException>(() => Batches.Recipient("nancy") with { UnsubscribeUrl = url });

    [Theory]
    [InlineData("Cités Unies France")]
    [InlineData("Cites, Unies")]
    [InlineData("Cites; Unies")]
    [InlineData("a\nb")]
    [InlineData(" ")]
    public void A_senders_name_is_plain_ascii_and_the_fault_names_the_setting(string name)
    {
        Assert.Throws<ArgumentException>(() => new Sender("a@example.org", name));
        Assert.StartsWith("organiser.fromName ", Sender.Fault("organiser.fromName", name), StringComparison.Ordinal);
        Assert.Null(Sender.Fault("organiser.fromName", "Cites Unies France"));
    }
}
