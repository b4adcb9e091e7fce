namespace Rencontres.Mail.Tests.Templates;

public sealed class MailTemplateTests
{
    [Fact]
    public void Subject_may_contain_logic_and_strong_text_is_printed_plain()
    {
        var mail = Samples.Render("# {% if last %}**Dernier** rappel{% else %}Rappel{% endif %} & co\n\nx", ("last", true));

        Assert.Equal("Dernier rappel & co", mail.Subject);
    }

    [Fact]
    public void Text_part_reads_well()
    {
        var mail = Samples.Render(
            """
            # Sujet

            Madame, Monsieur,

            Une phrase
            qui continue, **forte**.

            ## Titre
            {% for a in ateliers %}
            - {{ a.title }}
              - dedans
            {% endfor %}
            1. un
            2. deux

            Paragraphe
            ---
            > cité

            Voir [le programme](https://example.org/p), [https://example.org/q](https://example.org/q), <https://example.org/r>
            ou [x@example.org](mailto:x@example.org).

            [Répondre]({{ link }})

            Avec nos salutations,\
            L'équipe
            """,
            ("link", "https://example.org/b/1"),
            ("ateliers", new[] { new Dictionary<string, object?> { ["title"] = "Eau" }, new Dictionary<string, object?> { ["title"] = "Sols" } }));

        Assert.Equal(
            """
            Madame, Monsieur,

            Une phrase qui continue, forte.

            Titre

            – Eau
              – dedans
            – Sols
              – dedans

            1. un
            2. deux

            Paragraphe

            ------------------------------

            > cité

            Voir le programme <https://example.org/p>, https://example.org/q, https://example.org/r ou x@example.org.

            Répondre
            https://example.org/b/1

            Avec nos salutations,
            L'équipe

            -- 
            Cités <unies> · a@example.org · b@example.org

            """,
            mail.Text);
    }

    [Fact]
    public void A_break_in_the_source_is_no_blank_between_japanese_characters()
    {
        var mail = Samples.Render("# 件名\n\n拝啓、\n{{ v }}\n様。\nbonjour\nà tous", ("v", "Nancy"));

        Assert.Equal("拝啓、Nancy様。 bonjour à tous", mail.Body());
        Assert.Equal("拝啓、Nancy様。\nbonjour\nà tous", Samples.Seen(mail.Content()));
    }

    [Fact]
    public void Html_carries_its_styles_inline()
    {
        var mail = Samples.Render("# S\n\np\n\n## h\n\n- l\n\n> q\n\na [b](https://example.org) c\n\n---\n\n[Bouton](https://example.org/b)");

        foreach (var element in new[] { "p", "h2", "ul", "li", "blockquote", "a href=\"https://example.org\"", "hr" })
            Assert.Contains($"<{element} style=\"", mail.Content(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_alone_in_a_paragraph_becomes_a_button()
    {
        var mail = Samples.Render(
            "# S\n\n[Répondre]({{ link }})\n\nou [ici]({{ link }})\n\n[{{ link }}]({{ link }})",
            ("link", "https://example.org/?a=1&b=\"2\""));

        var content = mail.Content().Split('\n');
        Assert.Contains("<a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\" style=\"display:inline-block;", content[0], StringComparison.Ordinal);
        Assert.DoesNotContain("inline-block", content[1], StringComparison.Ordinal);
        Assert.DoesNotContain("inline-block", content[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Footer_ends_both_parts_and_has_the_way_out_in_waves_only()
    {
        var single = Samples.Render("# S\n\nx");

        var wave = Samples.Render("# S\n\nx", ("unsubscribe_link", "https://example.org/u"));

        Assert.EndsWith("\n\n-- \nCités <unies> · a@example.org · b@example.org\n", single.Text, StringComparison.Ordinal);
        Assert.EndsWith("\n\nNe plus recevoir ces messages\nhttps://example.org/u\n", wave.Text, StringComparison.Ordinal);
        var footer = Samples.Between(wave.Html, "<div id=\"footer\">", "</div>");
        Assert.Contains("Cités &lt;unies&gt;", footer, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://example.org/u\"", footer, StringComparison.Ordinal);
        Assert.DoesNotContain("inline-block", footer, StringComparison.Ordinal);
        Assert.DoesNotContain("Ne plus", single.Html, StringComparison.Ordinal);
    }
}
