using System.Net;

namespace Rencontres.Mail.Tests.Templates;

public sealed class ValuesInMailsTests
{
    private const string Everywhere =
        """
        # S {{ v }} S

        Début {{ v }} fin, **{{ v }}** et **{{ v }}**です。

        {{ v }}

        ## {{ v }}

        - {{ v }}
        - **{{ v }}**
        {% for item in list %}
        - {{ item }}
        {% endfor %}
        > {{ v }}

        {% if v %}{{ v }}{% else %}non{% endif %} {% unless nothing %}{{ v }}{% endunless %} {% case 1 %}{% when 1 %}{{ v }}{% endcase %}
        {% assign w = v %}{{ w }} {% capture c %}{{ v }}{% endcapture %}{{ c }} {% echo v %} {{ list }} {{ list | join: "+" }}
        {{ c | append: v }} {% if nothing %}{% elsif v %}{{ v }}{% endif %} {% for item in nothing %}{% else %}{{ v }}{% endfor %}

        [{{ v }}](https://example.org/a)
        """;

    // One for each place above, in order of the page.
    private const int Places = 3 + 1 + 1 + 2 + 1 + 1 + 3 + 3 + 2 + 2 + 2 + 1;

    [Theory]
    [MemberData(nameof(NaughtyValues.OneLine), MemberType = typeof(NaughtyValues))]
    [MemberData(nameof(NaughtyValues.ManyLines), MemberType = typeof(NaughtyValues))]
    public void Values_appear_as_typed_and_never_become_markup(string value)
    {
        var plain = Samples.Render(Everywhere, ("v", "Mot"), ("list", new[] { "Mot" }));

        var mail = Samples.Render(Everywhere, ("v", value), ("list", new[] { value }));

        Assert.Equal(Places, Occurrences(plain.Content(), "Mot"));
        var encoded = WebUtility.HtmlEncode(value).Replace("\n", "<br>\n", StringComparison.Ordinal);
        Assert.Equal(Normal(plain.Content().Replace("Mot", encoded, StringComparison.Ordinal)), Normal(mail.Content()));
        Assert.Equal(Unindented(plain.Body().Replace("Mot", value, StringComparison.Ordinal)), Unindented(mail.Body()));
    }

    [Theory]
    [MemberData(nameof(NaughtyValues.OneLine), MemberType = typeof(NaughtyValues))]
    public void Subject_carries_values_as_typed(string value)
    {
        var mail = Samples.Render("# Pour « {{ v }} »\n\nx", ("v", value));

        Assert.Equal($"Pour « {value.TrimStart('\t')} »", mail.Subject);
        Assert.Equal(mail.Subject, WebUtility.HtmlDecode(Samples.Between(mail.Html, "<title>", "</title>")));
    }

    [Fact]
    public void Subject_is_one_line_without_control_characters()
    {
        var mail = Samples.Render("# Objet : {{ v }}\n\nx", ("v", "a\r\nBcc: b@example.org\u0000\u0007\u0085c"));

        Assert.Equal("Objet : a Bcc: b@example.org c", mail.Subject);
    }

    [Fact]
    public void Control_characters_of_values_are_dropped()
    {
        var mail = Samples.Render("# S\n\n{{ v }}", ("v", "a\u0000b\u001Bc\r\nd\u0007\re\tf\uD800g\U000F0001h"));

        Assert.Equal("abc\nd\ne\tf\uFFFDg\uFFFDh", mail.Body());
    }

    [Fact]
    public void Text_and_html_say_the_same_words()
    {
        var source = Everywhere.Replace("(https://example.org/a)", "()", StringComparison.Ordinal);

        var mail = Samples.Render(source, ("v", "un deux"), ("list", new[] { "trois" }));

        var text = Samples.Words(mail.Body()).Where(word => word is not ("–" or ">")).ToArray();
        Assert.Equal(text, Samples.Words(Samples.Seen(mail.Content())));
        Assert.True(text.Length > 40);
    }

    [Theory]
    [InlineData("<b>x</b> <script>y</script>")]
    [InlineData("![image](https://example.org/x.png)")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x]({{ v }})")]
    public void Raw_html_images_and_scripts_do_not_get_through(string source)
    {
        var mail = Samples.Render("# S\n\n" + source, ("v", "data:text/html,x"));

        Assert.DoesNotMatch("<(b|script|img|a)[ >]", mail.Content());
    }

    private static int Occurrences(string text, string word) => text.Split(word).Length - 1;

    // Entities are compared by what they stand for, beside tags that are still told from text.
    private static string Normal(string html) => WebUtility.HtmlDecode(html.Replace("<", "\u0001", StringComparison.Ordinal));

    // Further lines of a value within a list or quote are indented or marked as the text around them.
    private static string Unindented(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.TrimStart(' ', '>', '–')));
}
