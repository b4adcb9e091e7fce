using Rencontres.Core.Mail;
using Rencontres.Mail.Templates;

namespace Rencontres.Mail.Tests.Templates;

public sealed class TemplateCheckTests
{
    [Fact]
    public void A_good_template_has_no_fault()
    {
        const string Source =
            """
            # {{ edition.number }}es Rencontres : {{ edition.title }}

            {% comment %} {{ anything }} {% nonsense %} {% endcomment %}
            Madame, Monsieur {{ invitee.name }}, {{- cutoff.last_minute -}}
            {% if workshops.size > 0 and organiser.partners != "" %}
            {% for workshop in workshops %}
            - {{ forloop.index }} {{ workshop.title | upcase }}{% unless forloop.last %},{% endunless %}
            {% else %}rien{% endfor %}
            {% elsif cutoff.days_left == 1 %}demain{% else %}{{ organiser.mailboxes | join: ", " }}{% endif %}
            {% assign first = themes | first %}{{ first.title }} {{ themes.first.title }}
            {% capture greeting %}{{ invitee.name }}{% endcapture %}{{ greeting }} {% raw %}{{ raw }}{% endraw %}
            {% case edition.city %}{% when "Shizuoka" %}静岡{% else %}{{ edition.city }}{% endcase %}
            [Répondre]({{ link }}) {{ "texte }" }}
            """;

        var faults = new TemplateCheck().Check("invitation", Source);

        Assert.Empty(faults);
        Assert.NotNull(MailTemplate.Parse(Source));
    }

    [Fact]
    public void Every_fault_is_listed_with_its_place()
    {
        var faults = new TemplateCheck().Check("invitation",
            """
            Bonjour
            {{ edition.titel }} et {{ edition.title | frobnicate }}
            {% for w in workshops %}{{ w.name }}{{ w.title }}{% endfor %}{{ w }}
            {{ cutoff.last_minute | }} {% if %}x{% elsif y = 2 %}{% endif %}
            {% include "x" %} {{ invitee.name | upcase }}{% if link %}{% endif %}
            {{ workshops }} {{ edition }} {% for x in edition.title %}{% endfor %}
            {% for i in (1..3) %}{% endfor %}{% cycle "a" %}{% endif %}
            {% if edition.title %}{{ open
            """);

        Assert.Equal(
            [
                (1, 1, "The first line must be"), (1, 1, "must print {{ link }}"),
                (2, 4, "\"edition.titel\""), (2, 43, "'frobnicate'"),
                (3, 28, "\"w.name\""), (3, 65, "\"w\""),
                (4, 24, "An identifier was expected"), (4, 28, "This 'if' cannot"), (4, 37, "This 'elsif' cannot"),
                (5, 1, "'include'"), (5, 22, "\"invitee.name\""), (5, 52, "\"link\""),
                (6, 4, "\"workshops\" is a list"), (6, 20, "\"edition\" has members"), (6, 43, "\"edition.title\" is not a list"),
                (7, 15, "Ranges"), (7, 34, "'cycle'"), (7, 49, "'endif' ends nothing"),
                (8, 1, "has no '{% endif %}'"), (8, 23, "not closed"),
            ],
            faults.Select((fault, i) => (fault.Line, fault.Column, Expected(fault.Message, i))));

        static string Expected(string message, int i) => message.Contains(Fragments[i], StringComparison.Ordinal) ? Fragments[i] : message;
    }

    private static readonly string[] Fragments =
    [
        "The first line must be", "must print {{ link }}", "\"edition.titel\"", "'frobnicate'", "\"w.name\"", "\"w\"", "An identifier was expected",
        "This 'if' cannot", "This 'elsif' cannot", "'include'", "\"invitee.name\"", "\"link\"", "\"workshops\" is a list", "\"edition\" has members",
        "\"edition.title\" is not a list", "Ranges", "'cycle'", "'endif' ends nothing", "has no '{% endif %}'", "not closed",
    ];

    [Theory]
    [InlineData("{{ invitee.name | append: 'x' }}", 3, 4)]
    [InlineData("{{ edition.title | append: invitee.name }}", 3, 28)]
    [InlineData("{% assign n = invitee.name %}", 3, 15)]
    [InlineData("{% if invitee.name == 'x' %}{% endif %}", 3, 7)]
    [InlineData("{% unless unsubscribe_link %}{% endunless %}", 3, 11)]
    [InlineData("{% case invitee.name %}{% when 'x' %}{% endcase %}", 3, 9)]
    [InlineData("{% capture c %}{{ invitee.name }}{% endcapture %}{{ c | upcase }}", 3, 53)]
    public void A_personal_value_may_only_be_printed_as_it_is_in_a_wave(string source, int line, int column)
    {
        var faults = new TemplateCheck().Check("reminder-last", "# S\n\n" + source + "\n{{ link }}");

        var fault = Assert.Single(faults);
        Assert.Equal((line, column), (fault.Line, fault.Column));
        Assert.Contains("may only be printed as it is", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mail_to_one_person_may_do_with_values_what_it_likes() =>
        Assert.Empty(new TemplateCheck().Check("confirmation",
            "# S\n\n{% if link %}{{ invitee.name | upcase }}{% endif %}{% for d in registration.delegates %}{{ d.role }}{% endfor %}"));

    [Fact]
    public void The_footer_may_ask_for_the_way_out_and_needs_no_subject()
    {
        Assert.Empty(new TemplateCheck().Check("footer", Samples.Footer));
        Assert.Empty(new TemplateCheck().Check("layout", Samples.Layout));
        Assert.Single(new TemplateCheck().Check("footer", "{% if unsubscribe_link == 'x' %}{% endif %}"));
    }

    [Theory]
    [InlineData("invitation")]
    [InlineData("reminder-first")]
    [InlineData("reminder-further")]
    [InlineData("reminder-last")]
    [InlineData("reminder-draft")]
    [InlineData("extended")]
    public void Invitation_and_reminders_need_the_personal_link(string name)
    {
        Assert.Contains("link", Assert.Single(new TemplateCheck().Check(name, "# S\n\nx")).Message, StringComparison.Ordinal);
        Assert.Empty(new TemplateCheck().Check(name, "# S\n\n[Répondre]({{ link }})"));
        Assert.Empty(new TemplateCheck().Check("closing", "# S\n\nx"));
    }

    [Theory]
    [InlineData("extended", "extended.reason")]
    [InlineData("confirm", "valid_until")]
    [InlineData("report", "report.silent")]
    public void Variables_of_one_mail_are_unknown_in_others(string name, string variable)
    {
        var source = $"# S\n\n{{{{ {variable} }}}} {{{{ link }}}} {{{{ confirm_link }}}}";

        Assert.DoesNotContain(new TemplateCheck().Check(name, source), fault => fault.Message.Contains(variable, StringComparison.Ordinal));
        Assert.Contains(new TemplateCheck().Check("practical", source), fault => fault.Message.Contains($"\"{variable}\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("# S\n\n", 'x')]
    [InlineData("\uFEFF# S\n\n", 'x')]
    [InlineData("# 招待\n\n", 'é')]
    public void Of_100_KB_in_UTF_8_the_last_byte_is_the_last(string beginning, char filling)
    {
        var size = System.Text.Encoding.UTF8.GetByteCount(beginning.TrimStart('\uFEFF'));
        var width = System.Text.Encoding.UTF8.GetByteCount([filling]);
        var longest = beginning + new string(filling, (102_400 - size) / width) + new string('x', (102_400 - size) % width);

        Assert.Empty(new TemplateCheck().Check("closing", longest));
        Assert.NotNull(MailTemplate.Parse(longest));
        Assert.Equal("The template is over 100 KB.", Assert.Single(new TemplateCheck().Check("closing", longest + "x")).Message);
        Assert.Throws<TemplateException>(() => MailTemplate.Parse(longest + "x"));
    }

    [Fact]
    public void A_block_without_end_is_reported_where_it_begins()
    {
        var fault = Assert.Single(new TemplateCheck().Check("closing", "# S\r\n\r\n{% if edition.title %}\r\nx {{ edition.city }}\r\n"));

        Assert.Equal(new TemplateFault(3, 1, "This 'if' has no '{% endif %}'."), fault);
    }

    [Fact]
    public void The_same_fault_twice_is_reported_twice_with_both_places()
    {
        var faults = new TemplateCheck().Check("closing", "# S\n\n{{ x }} \"x\" x\n{{ 'x' }} {{ edition.x }}{{ x }}");

        Assert.Equal([(3, 4), (4, 14), (4, 29)], faults.Select(fault => (fault.Line, fault.Column)));
    }

    [Fact]
    public void An_unknown_name_a_long_source_and_characters_that_stand_for_values_are_faults()
    {
        Assert.Contains("reminder-first", Assert.Single(new TemplateCheck().Check("reminder", "# S")).Message, StringComparison.Ordinal);
        Assert.Contains("100 KB", Assert.Single(new TemplateCheck().Check("closing", "# S\n" + new string('x', 102_400))).Message, StringComparison.Ordinal);
        Assert.Equal((3, 2), Assert.Single(new TemplateCheck().Check("closing", "# S\n\nx\U000F0000")) is var fault ? (fault.Line, fault.Column) : default);
    }

    [Theory]
    [InlineData("{{")]
    [InlineData("{%")]
    [InlineData("{% if")]
    [InlineData("{% raw %}{{ x }}")]
    [InlineData("{% for %}{% endfor %}{% capture %}{% endcapture %}")]
    [InlineData("{{ 'abc }}")]
    [InlineData("{%if%}{%endif%}")]
    [InlineData("{% case %}{% when %}{% endcase %}")]
    [InlineData("{{ a.b[0].c }}")]
    [InlineData("{{ }}{% %}{{-}}")]
    [InlineData("{% endfor %}{% else %}{% if 1 %}{% when 2 %}{% endif %}")]
    [InlineData("{{ (edition.title) }}{{ edition.title(1) }}")]
    public void Any_source_gets_an_answer(string source)
    {
        var faults = new TemplateCheck().Check("closing", "# S\n\n" + source);

        Assert.NotEmpty(faults);
        Assert.All(faults, fault => Assert.InRange(fault.Line, 3, 3));
    }
}
