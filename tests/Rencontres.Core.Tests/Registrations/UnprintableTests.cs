using Rencontres.Core.Campaigns;
using Rencontres.Core.Registrations;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Registrations;

/// <summary>What no file could hold is refused wherever it is typed, also where what was typed is made plain before it is looked at.</summary>
public sealed class UnprintableTests
{
    private static readonly string[] NoCharacters = ["\uFFFD", "\uFFFE", "\uFFFF", "\uD83D", "\uDE00", "\uDE00\uD83D"];

    /// <summary>Field, and a form with a text in it.</summary>
    public static TheoryData<string, Func<string, BulletinForm>> Texts => new()
    {
        { "organisation.name", text => Bulletins.Form with { Organisation = Bulletins.Form.Organisation! with { Name = text } } },
        { "organisation.kind", text => Bulletins.Form with { Organisation = Bulletins.Form.Organisation! with { Kind = text } } },
        { "organisation.country", text => Bulletins.Form with { Organisation = Bulletins.Form.Organisation! with { Country = text } } },
        { "organisation.code", text => Bulletins.Form with { Organisation = Bulletins.Form.Organisation! with { Code = text } } },
        { "contact.name", text => Bulletins.Form with { Contact = Bulletins.Form.Contact! with { Name = text } } },
        { "contact.role", text => Bulletins.Form with { Contact = Bulletins.Form.Contact! with { Role = text } } },
        { "contact.email", text => Bulletins.Form with { Contact = Bulletins.Form.Contact! with { Email = text } } },
        { "contact.phone", text => Bulletins.Form with { Contact = Bulletins.Form.Contact! with { Phone = text } } },
        { "delegates[0].name", text => Bulletins.Form with { Delegates = [new(text, "", "")] } },
        { "delegates[0].role", text => Bulletins.Form with { Delegates = [new("Loïc", text, "")] } },
        { "delegates[0].email", text => Bulletins.Form with { Delegates = [new("Loïc", "", text)] } },
        { "suggestions[0].topic", text => Bulletins.Form with { Suggestions = [new("workshop", text, "…")] } },
        { "suggestions[0].text", text => Bulletins.Form with { Suggestions = [new("theme", "", text)] } },
        { "comment", text => Bulletins.Form with { Comment = text } },
        { "extra.partner", text => Bulletins.Form with { Extra = new Dictionary<string, string?> { ["partner"] = text } } },
        { "extra.interpreting", text => Bulletins.Form with { Extra = new Dictionary<string, string?> { ["interpreting"] = text } } },
        { "extra.tables", text => Bulletins.Form with { Extra = new Dictionary<string, string?> { ["tables"] = text } } },
        { "extra.arrival", text => Bulletins.Form with { Extra = new Dictionary<string, string?> { ["arrival"] = text } } },
    };

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public void What_is_no_character_is_refused_at_its_field_wherever_in_it(string field, Func<string, BulletinForm> formWith)
    {
        var texts = NoCharacters.SelectMany(each => new[] { each, each + "12", "12" + each, "a@ville" + each + ".example" });

        Assert.All(texts, text => Assert.Equal([new FieldFault(field, FieldFaultKind.Unprintable)], Faults(formWith(text))));
    }

    /// <summary>So that the test before cannot hold by refusing everything.</summary>
    [Fact]
    public void Whole_pairs_of_surrogates_are_characters() =>
        Assert.Empty(Faults(Bulletins.Form with { Comment = "\uD83D\uDE00", Organisation = Bulletins.Form.Organisation! with { Name = "\uD842\uDFB7野家市" } }));

    private static IReadOnlyList<FieldFault> Faults(BulletinForm form)
    {
        var definition = Definitions.Sample with { Form = Questions.Rules(Questions.Line, Questions.Choice, Questions.Number, Questions.Date) };
        return BulletinCheck.Check(form, definition, known: null, Language.French, consentNeeded: true).Faults;
    }
}
