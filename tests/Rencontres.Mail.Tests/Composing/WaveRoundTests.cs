using System.Text;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;

namespace Rencontres.Mail.Tests.Composing;

public sealed class WaveRoundTests
{
    private const string Copies = "rencontres-2024/waves/invitation/2";

    private readonly MailStage _stage = new();

    [Fact]
    public async Task A_wave_is_written_with_the_copies_of_its_round_whatever_the_templates_say_now()
    {
        Keep("# Then\n\n[Answer]({{ link }})", "Footer then", "<i>{{ content }}{{ footer }}</i>");
        Put(MailTemplates.OwnPath(MailStage.Campaign.Id, Language.French, "invitation"), "# Now");

        var mail = await _stage.Waves.ComposeAsync(Batch(round: 2), CancellationToken.None);

        Assert.Equal("Then", mail.Subject);
        Assert.Contains("Footer then", mail.Text, StringComparison.Ordinal);
        Assert.StartsWith("<i>", mail.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr/invitation.md")]
    [InlineData("fr/footer.md")]
    [InlineData("layout.html")]
    public async Task A_copy_that_is_gone_stops_the_wave_and_is_named(string file)
    {
        Keep("# Then\n\n[Answer]({{ link }})", "Footer then", "{{ content }}");
        _stage.Content.Documents.Remove($"{Copies}/{file}");

        var outcome = await _stage.Mailer.SendAsync(Batch(round: 2), CancellationToken.None);

        Assert.Equal(new SendOutcome.Unwritable($"{Copies}/{file} is missing."), outcome);
        Assert.Empty(_stage.Posted);
    }

    [Fact]
    public async Task Copies_are_read_once_for_many_batches()
    {
        Keep("# Then\n\n[Answer]({{ link }})", "Footer then", "{{ content }}");
        await _stage.Waves.ComposeAsync(Batch(round: 2), CancellationToken.None);
        _stage.Content.Documents.Remove($"{Copies}/fr/invitation.md");

        var mail = await _stage.Waves.ComposeAsync(Batch(round: 2), CancellationToken.None);

        Assert.Equal("Then", mail.Subject);
    }

    private static WaveBatch Batch(int round) => MailStage.Batch(Wave.Invitation, "invitation", MailStage.Invitee()) with { Round = round };

    private void Keep(string template, string footer, string layout)
    {
        Put($"{Copies}/fr/invitation.md", template);
        Put($"{Copies}/fr/footer.md", footer);
        Put($"{Copies}/layout.html", layout);
    }

    private void Put(string path, string text) => _stage.Content.Documents[path] = Encoding.UTF8.GetBytes(text);
}
