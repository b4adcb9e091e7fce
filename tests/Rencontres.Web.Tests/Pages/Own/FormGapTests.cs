using Rencontres.Web.Pages;
using Rencontres.Web.Pages.Own;

namespace Rencontres.Web.Tests.Pages.Own;

/// <summary>What an own page's form must be able to send: all that the product's can.</summary>
public sealed class FormGapTests
{
    public static TheoryData<string> Names => new(PageFiles.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_products_page_lacks_nothing(string name)
    {
        var faults = await OwnPage.FaultsAsync(name, OwnPage.Product(name));

        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("form.second", "The form has no field \"second\" where somebody else has answered already. Copy {% for question in form.second %}, with what belongs to it, from the product's page.")]
    [InlineData("form.asked", "The form has no field \"asked\" where a mail domain is asked about. Copy {% for address in form.asked %}, with what belongs to it, from the product's page.")]
    [InlineData("form.questions", "The form has no field \"conference\" on the open form. Copy {% for question in form.questions %}, with what belongs to it, from the product's page.")]
    [InlineData("form.comment", "The form has no field \"comment\" on the open form. Copy {% for field in form.comment %}, with what belongs to it, from the product's page.")]
    public async Task A_list_of_fields_left_out_is_told_once_with_the_case_and_the_remedy(string list, string fault)
    {
        var own = OwnPage.With("bulletin", $"in {list} %}}", $"in {list} limit:0 %}}");

        var faults = await OwnPage.FaultsAsync("bulletin", own);

        Assert.Equal([fault], faults);
    }

    [Theory]
    [InlineData("{{ form.revision }}", "1", "The field \"revision\" does not send its value back on the open form.")]
    [InlineData("name=\"listed\"", "", "The form has no field \"listed\" on a personal form.")]
    [InlineData("{{ form.guard }}", "", "The form has no field \"website\" on the open form. Copy {{ form.guard }}")]
    [InlineData("<input type=\"hidden\" name=\"draft\" value=\"{{ draft.version }}\" autocomplete=\"off\">\n<p>", "<p>", "The form has no field \"draft\" where a draft is kept.")]
    [InlineData("value=\"discard\"", "value=\"send\"", "The form has no button \"action=discard\" where a draft is kept. Copy <button name=\"action\" value=\"discard\">")]
    [InlineData("value=\"{{ line.remove }}\"", "value=\"remove\"", "The form has no button \"action=remove-…\" on the open form. Copy {{ line.remove }}")]
    [InlineData("name=\"consent\"", "", "The form has no field \"consent\" on the open form.")]
    [InlineData("name=\"{{ likely.name }}\" value=\"keep\"", "name=\"{{ likely.name }}\" value=\"use\"", "The field \"likely.contact.email\" does not offer every choice where a mail domain is asked about.")]
    [InlineData("name=\"{{ row.name }}.wanted\"", "", "The form has no field \"suggestions[…].wanted\" on the open form.")]
    [InlineData("{{ row.text }}</textarea>", "</textarea>", "The field \"suggestions[…].text\" does not show what stands in it where an answer stands.")]
    [InlineData("{% if field.error != \"\" %}<p class=\"error\" id=\"{{ field.id }}-error\">{{ field.error }}</p>\n{% endif %}{% if field.kind == \"list\" %}<select", "{% if field.error != \"\" %}{{ field.error }}{% elsif field.kind == \"list\" %}<select", "where something is wrong")]
    [InlineData("{% elsif field.kind == \"list\" %}<select id=\"{{ field.id }}\" name=\"{{ field.name }}\"{% unless", "{% elsif field.kind == \"list\" %}<select id=\"{{ field.id }}\"{% unless", "The form has no field \"extra[sample-list]\" on the open form. Copy {% for group in form.extra %}")]
    [InlineData("id=\"bulletin\"", "id=\"form\"", "The form has not the id \"bulletin\", to which buttons of the layout belong, on the open form.")]
    [InlineData("?{{ keep }}lang=", "?lang=", "The address that the form is sent to lacks {{ keep }} where somebody else has answered already.")]
    public async Task What_the_bulletin_cannot_send_is_told(string old, string replacement, string fault)
    {
        var faults = await OwnPage.FaultsAsync("bulletin", OwnPage.With("bulletin", old, replacement));

        Assert.Contains(faults, told => told.Contains(fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("confirm", "name=\"revision\"", "", "The form has no field \"revision\" where somebody else has answered already. Copy {{ revision }}, with what belongs to it, from the product's page.")]
    [InlineData("confirm", "name=\"{{ second.id }}\"", "", "The form has no field \"second\" where somebody else has answered already. Copy {% for choice in second.choices %}, with what belongs to it, from the product's page.")]
    [InlineData("confirm", "value=\"confirm\"", "", "The form has no button \"action=confirm\" where nobody else has answered. Copy <button name=\"action\" value=\"confirm\">, with what belongs to it, from the product's page.")]
    [InlineData("withdraw", "{{ revision }}", "0", "The field \"revision\" does not send its value back on the page \"withdraw\". Copy {{ revision }}, with what belongs to it, from the product's page.")]
    [InlineData("withdraw", "withdraw-confirmed", "yes", "The form has no button \"action=withdraw-confirmed\" on the page \"withdraw\". Copy <button name=\"action\" value=\"withdraw-confirmed\">, with what belongs to it, from the product's page.")]
    [InlineData("unsubscribe", "value=\"unsubscribe\"", "", "The form has no button \"action=unsubscribe\" on the page \"unsubscribe\". Copy <button name=\"action\" value=\"unsubscribe\">, with what belongs to it, from the product's page.")]
    [InlineData("not-me", "name=\"action\"", "", "The form has no button \"action=not-me\" on the page \"not-me\". Copy <button name=\"action\" value=\"not-me\">, with what belongs to it, from the product's page.")]
    [InlineData("layout", "class=\"first\" form=\"bulletin\"", "class=\"first\"", "The first button of the form, which Enter presses, is not \"action=send\" on the open form. Copy <button class=\"first\"> from the product's layout.")]
    public async Task What_another_page_cannot_send_is_all_that_is_told(string name, string old, string replacement, string fault)
    {
        var faults = await OwnPage.FaultsAsync(name, OwnPage.With(name, old, replacement));

        Assert.Equal([fault], faults);
    }

    [Fact]
    public async Task A_form_that_is_missing_in_one_state_only_is_told()
    {
        var own = OwnPage.With("confirm", "<form method=\"post\" action=\"?lang={{ language }}\">", "{% if second %}<form method=\"post\">{% endif %}");

        var faults = await OwnPage.FaultsAsync("confirm", own);

        Assert.Equal(["There is no form that is sent by post where nobody else has answered. Copy <form method=\"post\">, with what belongs to it, from the product's page."], faults);
    }

    [Fact]
    public async Task Other_words_another_order_and_fields_besides_are_free()
    {
        var own = """
            <form method="post">
            <p><button name="action" value="confirm">Oui</button><input type="hidden" name="campaign" value="1"></p>
            {% if second %}<select name="second">{% for choice in second.choices %}<option value="{{ choice.value }}">{{ choice.label }}</option>{% endfor %}</select>
            <input type="hidden" name="revision" value="{{ revision }}">{% endif %}
            </form>
            """;

        var faults = await OwnPage.FaultsAsync("confirm", own);

        Assert.Empty(faults);
    }

    [Fact]
    public void What_is_to_be_copied_stands_in_the_products_pages()
    {
        var (bulletin, others) = (OwnPage.Product("bulletin"), OwnPage.Product("confirm"));

        Assert.All(FieldRemedy.On("bulletin").Values, remedy => Assert.Contains(remedy, bulletin, StringComparison.Ordinal));
        Assert.All(FieldRemedy.On("confirm").Values, remedy => Assert.Contains(remedy, others, StringComparison.Ordinal));
    }
}
