using System.Net;
using Rencontres.Standalone.LocalSendGrid;

namespace Rencontres.Standalone.Tests.LocalSendGrid;

public sealed class JournalTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_is_in_the_file_at_once()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        await sendGrid.SendAsync(Messages.ToMany(100));

        // Read past the server, as after its death.
        Assert.Equal(100, (await File.ReadAllLinesAsync(sendGrid.JournalPath, Cancel)).Length);
        Assert.EndsWith("}\n", await File.ReadAllTextAsync(sendGrid.JournalPath, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mails_are_found_again_after_a_restart_and_numbered_on()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        await sendGrid.SendAsync(Messages.To("a@ville.example").With(message => message.Subject = "静岡県"));
        await sendGrid.StopAsync();

        await sendGrid.StartAgainAsync();
        await sendGrid.SendAsync(Messages.To("b@ville.example"));

        Assert.Equal(["a@ville.example", "b@ville.example"], (await sendGrid.MailsAsync()).Select(mail => mail.To));
        Assert.Equal("静岡県", (await sendGrid.GetJsonAsync("outbox/mails/1")).GetProperty("subject").GetString());
        Assert.Equal(2, (await sendGrid.GetJsonAsync("outbox/mails?to=B@ville.example")).GetProperty("mails")[0].GetProperty("number").GetInt32());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(700)]
    public async Task A_request_that_was_half_written_is_cut_off(int lost)
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        await sendGrid.SendAsync(Messages.To("a@ville.example"));
        var whole = await File.ReadAllBytesAsync(sendGrid.JournalPath, Cancel);
        await sendGrid.SendAsync(Messages.ToMany(3));
        await sendGrid.StopAsync();
        await ShortenAsync(sendGrid.JournalPath, lost);

        await sendGrid.StartAgainAsync();

        Assert.Equal(1, sendGrid.Server.MailCount);
        Assert.Equal(whole, await File.ReadAllBytesAsync(sendGrid.JournalPath, Cancel));
        await sendGrid.SendAsync(Messages.To("b@ville.example"));
        Assert.Equal(["a@ville.example", "b@ville.example"], (await sendGrid.MailsAsync()).Select(mail => mail.To));
    }

    [Fact]
    public async Task A_line_that_is_no_mail_is_reported_and_nothing_is_cut()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();
        await sendGrid.SendAsync(Messages.To("a@ville.example"));
        await sendGrid.StopAsync();
        await File.AppendAllTextAsync(sendGrid.JournalPath, "not a mail\n", Cancel);
        var before = await File.ReadAllBytesAsync(sendGrid.JournalPath, Cancel);

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => sendGrid.StartAgainAsync());

        Assert.Contains("Line 2", fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(sendGrid.JournalPath, Cancel));
    }

    [Fact]
    public async Task A_folder_is_used_by_one_server_at_a_time()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        await Assert.ThrowsAsync<IOException>(() => LocalSendGridServer.StartAsync(sendGrid.Options, Cancel));

        Assert.Equal(HttpStatusCode.Accepted, (await sendGrid.SendAsync(Messages.To("a@ville.example"))).Status);
    }

    [Fact]
    public async Task Requests_at_the_same_time_are_each_kept_whole()
    {
        await using var sendGrid = await SendGridDriver.StartAsync();

        await Task.WhenAll(Enumerable.Range(1, 20).Select(i => sendGrid.SendAsync(Messages.To($"a{i}@ville.example", $"b{i}@ville.example"))));

        var mails = await sendGrid.MailsAsync();
        Assert.Equal(40, mails.Select(mail => mail.To).Distinct().Count());
        Assert.All(mails.Chunk(2), pair => Assert.Equal((pair[0].RequestId, 1, 2), (pair[1].RequestId, pair[0].Position, pair[1].Position)));
    }

    private static async Task ShortenAsync(string path, int lost)
    {
        await using var file = new FileStream(path, FileMode.Open);
        file.SetLength(file.Length - lost);
    }
}
