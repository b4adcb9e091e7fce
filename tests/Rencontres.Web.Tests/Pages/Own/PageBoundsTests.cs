using System.Text;
using Rencontres.Web.Pages;
using Rencontres.Web.Pages.Own;

namespace Rencontres.Web.Tests.Pages.Own;

/// <summary>A page neither runs nor grows without end, whatever an organiser has written.</summary>
public sealed class PageBoundsTests
{
    private const long MostBytes = 50_000_000;
    private const string Receipt = "{{ receipt }}";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly string Long = new('x', 10_000);

    [Theory]
    [InlineData("{% for i in (1..100000000) %}{{ i }}{% endfor %}")]
    [InlineData("{% assign to = 100000000 %}{% for i in (1..to) %}{% endfor %}")]
    [InlineData("{% for i in (1..1001) %}{% endfor %}")]
    [InlineData("{% for i in (-2000000000..2000000000) %}{% endfor %}")]
    [InlineData("{% assign range = (1..100000000) %}")]
    [InlineData("{{ (1..100000000) | size }}")]
    [InlineData("{{ title | default: (1..100000000) }}")]
    [InlineData("{% if (1..100000000) contains 5 %}{% endif %}")]
    [InlineData("{% case (1..100000000) %}{% when 1 %}{% endcase %}")]
    [InlineData("{% cycle (1..100000000), 1 %}")]
    [InlineData("{% echo (1..100000000) %}")]
    [InlineData("{% tablerow i in (1..100000000) %}{% endtablerow %}")]
    [InlineData("{% for i in answer limit: (1..100000000) %}{% endfor %}")]
    [InlineData("{% unless false %}{% for a in answer %}{{ answer[(1..100000000)] }}{% endfor %}{% endunless %}")]
    public void A_range_that_is_long_or_of_unknown_length_is_refused(string source)
    {
        var reading = Read(source);

        Assert.Null(reading.Template);
        Assert.Contains(reading.Faults, fault => fault.Message.StartsWith("A range must be written in two numbers", StringComparison.Ordinal));
    }

    [Fact]
    public void A_short_range_is_allowed_and_the_place_of_a_long_one_is_told()
    {
        var reading = Read("{% for i in (1..1000) %}\n{% for j in (0..1000) %}{% endfor %}{% endfor %}");

        var fault = Assert.Single(reading.Faults);
        Assert.Equal((2, 13), (fault.Line, fault.Column));
    }

    [Theory]
    [InlineData("{% for a in (1..1000) %}{% for b in (1..1000) %}{{ b }}{% endfor %}{% endfor %}")]
    [InlineData("{% for a in (1..1000) %}{% for b in (1..1000) %}{% for c in (1..1000) %} {% endfor %}{% endfor %}{% endfor %}")]
    [InlineData("{% for a in list %}{% for b in list %}{% for c in list %}{% for d in list %}{% for e in list %}{{ e }}{% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}")]
    public async Task Loops_within_loops_end(string source)
    {
        var (failure, bytes) = await RenderAsync(source);

        Assert.StartsWith("The maximum", failure?.Message, StringComparison.Ordinal);
        Assert.InRange(bytes, 0, MostBytes);
    }

    [Theory]
    [InlineData("{% for a in (1..1000) %}{{ long }}{% endfor %}")]
    [InlineData("{% for a in (1..1000) %}{% for b in (1..10) %}{{ long }}{% endfor %}{% endfor %}")]
    [InlineData("{% for a in (1..1000) %}{% cycle long, long %}{% endfor %}")]
    public async Task A_page_that_becomes_too_long_ends(string source)
    {
        var (failure, bytes) = await RenderAsync(source);

        Assert.Equal("The page becomes longer than 1,000,000 letters.", failure?.Message);
        Assert.InRange(bytes, 0, MostBytes);
    }

    [Fact]
    public async Task A_page_that_becomes_too_long_is_refused_with_the_reason()
    {
        var source = $"{Receipt}{{% for i in (1..1000) %}}{Long}{{% endfor %}}";

        var faults = await OwnPage.FaultsAsync("thanks", source);

        Assert.Equal(["The page becomes longer than 1,000,000 letters."], faults);
    }

    [Theory]
    [InlineData("append: a")]
    [InlineData("prepend: a")]
    [InlineData("replace: 'x', a")]
    [InlineData("replace_first: 'x', a")]
    [InlineData("replace_last: 'x', a")]
    [InlineData("join: a")]
    [InlineData("concat: a")]
    [InlineData("split: ''")]
    [InlineData("truncatewords: 1, a")]
    [InlineData("base64_encode")]
    [InlineData("url_encode")]
    [InlineData("escape")]
    [InlineData("newline_to_br")]
    [InlineData("format_string: a, a")]
    [InlineData("format_number: 'D999999999'")]
    [InlineData("json")]
    [InlineData("raw")]
    [InlineData("date: a")]
    public void A_filter_that_makes_more_of_a_text_is_none_of_ours(string filter)
    {
        var reading = Read($"{{% assign a = title | {filter} %}}");

        Assert.Equal($"There is no filter \"{filter.Split(':')[0]}\".", Assert.Single(reading.Faults).Message);
    }

    private static PageReading Read(string source) => new PageRules(new PageLiquid()).Read("thanks", Encoding.UTF8.GetBytes(Receipt + source));

    /// <summary>On a thread of its own, which writes the page in one go, so that its memory can be told and its end not awaited for ever.</summary>
    private static Task<(Exception? Failure, long Bytes)> RenderAsync(string source)
    {
        var liquid = new PageLiquid();
        var values = liquid.Values(new Dictionary<string, object?> { ["long"] = Long, ["list"] = Enumerable.Repeat("1", 30).ToList() });
        var template = PageLiquid.Parse(Encoding.UTF8.GetBytes(source));
        return Task.Run(RunAsync, TestContext.Current.CancellationToken).WaitAsync(Longest, TestContext.Current.CancellationToken);

        async Task<(Exception? Failure, long Bytes)> RunAsync()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var failure = await Record.ExceptionAsync(async () => (await liquid.RenderOwnAsync(template, values)).Dispose());
            return (failure, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }
}
