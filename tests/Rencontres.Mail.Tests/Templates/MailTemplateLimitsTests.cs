using Rencontres.Core.Mail;
using Rencontres.Mail.Templates;

namespace Rencontres.Mail.Tests.Templates;

public sealed class MailTemplateLimitsTests
{
    [Theory]
    [InlineData("{% for a in l %}{% for b in l %}{% for c in l %}x{% endfor %}{% endfor %}{% endfor %}")]
    [InlineData("{% assign x = 'aaaaaaaaaa' %}{% for a in l %}{% assign x = x | append: x %}{% endfor %}")]
    [InlineData("{% capture x %}aaaaaaaaaa{% endcapture %}{% for a in l %}{% capture x %}{{ x }}{{ x }}{% endcapture %}{% endfor %}")]
    [InlineData("{% for a in l %}{% for b in l %}{{ long }}{% endfor %}{% endfor %}")]
    public void Renderings_without_bounds_are_stopped(string source)
    {
        var template = MailTemplate.Parse("# S\n\n" + source);
        var model = Samples.Model(("l", Enumerable.Range(0, 50).Cast<object?>().ToArray()), ("long", new string('x', 2000)));

        Assert.Throws<TemplateException>(() => template.Render(Samples.Frame, model));
    }

    [Theory]
    [InlineData("{% for i in (1..3) %}{% endfor %}")]
    [InlineData("{% include 'x' %}")]
    [InlineData("{% tablerow i in l %}{% endtablerow %}")]
    [InlineData("{{ x")]
    public void What_the_dialect_does_not_know_does_not_parse(string source) =>
        Assert.Throws<TemplateException>(() => MailTemplate.Parse("# S\n\n" + source));

    [Fact]
    public void A_source_over_100_KB_does_not_parse() =>
        Assert.Throws<TemplateException>(() => MailTemplate.Parse("# S\n\n" + new string('é', 52_000)));

    [Fact]
    public void A_mail_without_subject_does_not_render() =>
        Assert.Throws<TemplateException>(() => Samples.Render("Bonjour\n\nx"));
}
