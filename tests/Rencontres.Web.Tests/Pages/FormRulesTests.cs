using AngleSharp.Dom;
using Rencontres.Core.Campaigns;

namespace Rencontres.Web.Tests.Pages;

/// <summary>What the form asks for is the campaign's to say.</summary>
public sealed class FormRulesTests
{
    private static readonly ExtraField Diet = new("diet", ExtraFieldType.Choice, ShownForm.In("Régime alimentaire"))
    {
        Choices = [new("none", ShownForm.In("Aucun")), new("vegetarian", ShownForm.In("Végétarien"))],
    };

    private static readonly FormRules Asking = new()
    {
        Extra =
        [
            Diet,
            new("seats", ExtraFieldType.Number, ShownForm.In("Places")) { Hint = ShownForm.In("Au plus dix."), Required = true },
            new("arrival", ExtraFieldType.Date, ShownForm.In("Arrivée")),
            Diet with { Id = "hotel", Choices = [.. Enumerable.Range(1, 6).Select(number => new Topic($"h{number}", ShownForm.In($"Hôtel {number}")))] },
        ],
    };

    [Fact]
    public async Task Fields_that_are_switched_off_are_not_there()
    {
        await using var desk = await ShownForm.DeskAsync(new() { Fields = FormRules.Switchable.ToDictionary(field => field, _ => FieldUse.Off) });

        var form = await ShownForm.OpenedAsync(desk);

        Assert.Equal(
            ["language", "revision", "opened", "website", "attending", "organisation.name", "organisation.kind", "organisation.country", "contact.name", "contact.email", "more", "consent", "action"],
            form.Names.Distinct());
    }

    [Fact]
    public async Task Optional_fields_are_marked_and_required_ones_are_not()
    {
        await using var desk = await ShownForm.DeskAsync(new() { Fields = new Dictionary<string, FieldUse> { ["contact.phone"] = FieldUse.Required } });

        var form = await ShownForm.OpenedAsync(desk);

        Assert.Contains("facultatif", form.Label("contact.role"), StringComparison.Ordinal);
        Assert.DoesNotContain("facultatif", form.Label("contact.phone"), StringComparison.Ordinal);
        Assert.True(form.Field("contact.phone").HasAttribute("required"));
        Assert.False(form.Field("contact.role").HasAttribute("required"));
    }

    [Fact]
    public async Task Conference_that_must_be_answered_is_not_answered_beforehand()
    {
        await using var desk = await ShownForm.DeskAsync(new() { Fields = new Dictionary<string, FieldUse> { ["conference"] = FieldUse.Required } });

        var form = await ShownForm.OpenedAsync(desk);

        Assert.False(form.IsChecked("conference", "undecided"));
    }

    [Fact]
    public async Task Questions_of_the_organisers_own_are_asked_in_their_kind()
    {
        await using var desk = await ShownForm.DeskAsync(Asking);

        var form = await ShownForm.OpenedAsync(desk);

        Assert.Equal(["", "none", "vegetarian"], form.Form.QuerySelectorAll("[name='extra[diet]']").Select(choice => choice.GetAttribute("value")));
        Assert.Equal("select", form.Field("extra[hotel]").LocalName);
        Assert.Equal("date", form.Field("extra[arrival]").GetAttribute("type"));
        Assert.Equal(("text", "decimal"), (form.Field("extra[seats]").GetAttribute("type"), form.Field("extra[seats]").GetAttribute("inputmode")));
        Assert.Equal("Places", form.Label("extra[seats]"));
        Assert.Equal("Au plus dix.", form.Page.GetElementById(form.Field("extra[seats]").GetAttribute("aria-describedby")!)!.TextContent);
    }

    [Fact]
    public async Task What_was_answered_to_them_is_kept_while_the_form_changes()
    {
        await using var desk = await ShownForm.DeskAsync(Asking);
        var filled = new Dictionary<string, string>(OpenForm.Filled) { ["extra[diet]"] = "vegetarian", ["extra[seats]"] = "3", ["extra[hotel]"] = "h2", ["action"] = "more" };

        var form = await ShownForm.SentAsync(desk, filled);

        Assert.True(form.IsChecked("extra[diet]", "vegetarian"));
        Assert.Equal("3", form.Value("extra[seats]"));
        Assert.True(form.Field("extra[hotel]").QuerySelector("[value=h2]")!.HasAttribute("selected"));
    }
}
