using System.Security.Cryptography;
using Rencontres.Mail.Templates;

namespace Rencontres.Mail.Tests.Templates;

public sealed class SubstitutionTagsTests
{
    private const string Source =
        """
        # {{ invitee.name }} : {{ edition.title }}

        Pour **{{ invitee.name }}**様、{{ invitee.name }}
        です。 {% capture g %}À {{ invitee.name }}{% endcapture %}{{ g }}

        - {{ invitee.name }}. [{{ invitee.name }}]({{ link }})

        [Répondre]({{ link }})

        [{{ link }}]({{ link }}) [Stop]({{ unsubscribe_link }})
        """;

    private readonly SubstitutionTags _tags = SubstitutionTags.Create(count => [.. Enumerable.Range(0, count).Select(i => (byte)(i * 37))]);

    [Theory]
    [MemberData(nameof(NaughtyValues.OneLine), MemberType = typeof(NaughtyValues))]
    [MemberData(nameof(NaughtyValues.ManyLines), MemberType = typeof(NaughtyValues))]
    public void A_batch_with_substitutions_gives_the_mail_rendered_for_one(string name)
    {
        var template = MailTemplate.Parse(Source);
        var model = Samples.Model(("edition", new Dictionary<string, object?> { ["title"] = "8es <Rencontres>" }));
        var values = new PersonalValues(name, "https://example.org/b/1?a=1&b='2'", "https://example.org/u/1?x&y");
        var alone = template.Render(Samples.Frame, values.Over(model));

        var batch = template.RenderForBatch(Samples.Frame, model, _tags);

        var substitutions = _tags.Of(values);
        Assert.Equal(alone, new RenderedMail(
            Substituted(batch.Subject, substitutions), Substituted(batch.Text, substitutions), Substituted(batch.Html, substitutions)));
    }

    [Fact]
    public void A_batch_names_nobody_and_only_html_has_the_encoded_tags()
    {
        var model = Samples.Model(("invitee", new Dictionary<string, object?>()));

        var batch = MailTemplate.Parse(Source).RenderForBatch(Samples.Frame, model, _tags);

        var tags = _tags.Of(new PersonalValues("N", "https://example.org/b", "https://example.org/u"));
        Assert.All(tags.Where(tag => tag.Value == "https://example.org/b"), tag => Assert.Matches("^[a-z0-9]+$", tag.Key));
        Assert.All(tags.Keys, tag =>
            Assert.NotEqual(batch.Html.Contains(tag, StringComparison.Ordinal), batch.Text.Contains(tag, StringComparison.Ordinal)));
        Assert.Equal(6, tags.Count);
    }

    [Fact]
    public void Values_go_in_raw_and_encoded()
    {
        var values = _tags.Of(new PersonalValues("A & <B>", "https://example.org/?a&b", "https://example.org/u")).Values;

        Assert.Equal(
            [
                "A & <B>", "A &amp; &lt;B&gt;", "https://example.org/?a&b", "https://example.org/?a&amp;b",
                "https://example.org/u", "https://example.org/u",
            ],
            values);
    }

    [Fact]
    public void A_value_that_contains_a_tag_is_refused()
    {
        var tag = _tags.Of(new PersonalValues("N", "https://example.org/b", "https://example.org/u")).Keys.First();
        var values = new PersonalValues($"x{tag}x", "https://example.org/b", "https://example.org/u");

        Assert.Throws<ArgumentException>(() => _tags.Of(values));
        Assert.NotEmpty(SubstitutionTags.Create(RandomNumberGenerator.GetBytes).Of(values));
    }

    [Fact]
    public void Tags_of_two_batches_differ()
    {
        var values = new PersonalValues("N", "https://example.org/b", "https://example.org/u");

        var first = SubstitutionTags.Create(RandomNumberGenerator.GetBytes).Of(values);
        var second = SubstitutionTags.Create(RandomNumberGenerator.GetBytes).Of(values);

        Assert.Empty(first.Keys.Intersect(second.Keys));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("/relative")]
    [InlineData("https://example.org/a\nb")]
    public void Personal_links_are_web_addresses(string link) =>
        Assert.Throws<ArgumentException>(() => new PersonalValues("N", link, "https://example.org/u"));

    private static string Substituted(string text, IReadOnlyDictionary<string, string> substitutions) =>
        substitutions.Aggregate(text, (result, tag) => result.Replace(tag.Key, tag.Value, StringComparison.Ordinal));
}
