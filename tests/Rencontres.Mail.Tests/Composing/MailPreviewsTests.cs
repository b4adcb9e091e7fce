using System.Text.RegularExpressions;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;

namespace Rencontres.Mail.Tests.Composing;

public sealed partial class MailPreviewsTests
{
    private readonly MailStage _stage = new();

    public static TheoryData<Language, string> Mails =>
        [.. Languages.All.SelectMany(language => MailTemplates.Names.Where(name => name != MailTemplates.Footer).Select(name => (language, name)))];

    [Theory]
    [MemberData(nameof(Mails))]
    public async Task A_preview_is_the_real_mail_but_for_links_that_lead_nowhere(Language language, string name)
    {
        var preview = _stage.Preview(language, name);

        var shown = Assert.IsType<PreviewOutcome.Written>(await _stage.Previews.WriteAsync(preview, CancellationToken.None));

        var real = await RealAsync(preview);
        Assert.Equal(real.Subject, shown.Subject);
        Assert.Equal(Token().Replace(real.Text, "$1/preview"), shown.Text);
        Assert.Equal(Token().Replace(real.Html, "$1/preview"), shown.Html);
        Assert.All(Token().Matches(shown.Text + shown.Html), match => Assert.Equal("preview", match.Groups[2].Value));
        if (name is "invitation" or "extended" or "confirm" or "recognised" || name.StartsWith("reminder", StringComparison.Ordinal))
            Assert.NotEmpty(Token().Matches(shown.Text));
    }

    [Theory]
    [InlineData("no subject")]
    [InlineData("# S\n\n{{ link")]
    [InlineData("# S\n\n{% for a in enclosures %}{% for b in enclosures %}{% assign x = x | append: 'xxxxxxxxxxxxxxxx' | append: x | append: x | append: x | append: x | append: x %}{% endfor %}{% endfor %}{{ x }}{% for i in (1..9) %}{% endfor %}")]
    public async Task A_source_that_cannot_be_written_is_an_outcome(string source)
    {
        var preview = _stage.Preview(Language.French, "closing") with { Template = source };

        Assert.IsType<PreviewOutcome.Unwritable>(await _stage.Previews.WriteAsync(preview, CancellationToken.None));
        Assert.IsType<SendOutcome.Unwritable>(await _stage.Previews.SendTestAsync(preview, "bulletin@organisateur.example", CancellationToken.None));
    }

    private async Task<(string Subject, string Text, string Html)> RealAsync(MailPreview preview)
    {
        var mail = preview.About switch
        {
            PreviewSubject.OfWave wave => await _stage.Waves.ComposeAsync(wave.Batch, CancellationToken.None),
            PreviewSubject.OfPerson person => await _stage.Singles.ComposeAsync(person.Mail, person.Content, preview.Campaign, CancellationToken.None),
            _ => throw new InvalidOperationException(),
        };
        var substitutions = mail.Recipients[0].Substitutions;
        return (Substituted(mail.Subject, substitutions), Substituted(mail.Text, substitutions), Substituted(mail.Html, substitutions));
    }

    private static string Substituted(string text, IReadOnlyDictionary<string, string> substitutions) =>
        substitutions.Aggregate(text, (each, tag) => each.Replace(tag.Key, tag.Value, StringComparison.Ordinal));

    [GeneratedRegex(@"(https://rencontres\.example\.org/(?:bulletins|unsubscribe|confirm|not-me))/([A-Za-z0-9._-]+)")]
    private static partial Regex Token();
}
