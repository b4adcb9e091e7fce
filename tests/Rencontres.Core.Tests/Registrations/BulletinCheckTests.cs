using Rencontres.Core.Campaigns;
using Rencontres.Core.Registrations;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Registrations;

public sealed class BulletinCheckTests
{
    private static readonly Organisation Nancy = new("Nancy", "commune", "FR", "54395");

    public static TheoryData<string, FieldFaultKind, Func<BulletinForm, BulletinForm>> Faults => new()
    {
        { "attending", FieldFaultKind.Required, form => form with { Attending = null } },
        { "consent", FieldFaultKind.ConsentNeeded, form => form with { Consent = false } },
        { "consent", FieldFaultKind.ConsentNeeded, form => form with { Consent = null } },
        { "organisation.name", FieldFaultKind.Required, form => form with { Organisation = null } },
        { "organisation.name", FieldFaultKind.Required, form => form with { Organisation = form.Organisation! with { Name = " " } } },
        { "organisation.kind", FieldFaultKind.Required, form => form with { Organisation = form.Organisation! with { Kind = " " } } },
        { "organisation.country", FieldFaultKind.Required, form => form with { Organisation = form.Organisation! with { Country = "" } } },
        { "organisation.country", FieldFaultKind.NotAChoice, form => form with { Organisation = form.Organisation! with { Country = "DE" } } },
        { "contact.name", FieldFaultKind.Required, form => form with { Contact = form.Contact! with { Name = null } } },
        { "contact.email", FieldFaultKind.Required, form => form with { Contact = form.Contact! with { Email = "" } } },
        { "contact.phone", FieldFaultKind.NotAPhone, form => form with { Contact = form.Contact! with { Phone = "1234" } } },
        { "contact.email", FieldFaultKind.NotAnAddress, form => form with { Contact = form.Contact! with { Email = "nancy" } } },
        { "conference", FieldFaultKind.NotAChoice, form => form with { Conference = "maybe" } },
        { "delegates[1].name", FieldFaultKind.Required, form => form with { Delegates = [null, new("", "Adjoint", "")] } },
        { "delegates[0].email", FieldFaultKind.NotAnAddress, form => form with { Delegates = [new("Loïc", "", "loic")] } },
        { "suggestions[0].about", FieldFaultKind.NotAChoice, form => form with { Suggestions = [new("menu", "", "Du thé")] } },
        { "suggestions[0].topic", FieldFaultKind.NotAChoice, form => form with { Suggestions = [new("workshop", "transition", "…")] } },
        { "suggestions[1].topic", FieldFaultKind.NotAChoice, form => form with { Suggestions = [null, new("theme", "water", "…")] } },
        { "comment", FieldFaultKind.Unprintable, form => form with { Comment = "a\u0007b" } },
        { "contact.name", FieldFaultKind.Unprintable, form => form with { Contact = form.Contact! with { Name = "Hélène\nGauthier" } } },
        { "contact.phone", FieldFaultKind.Unprintable, form => form with { Contact = form.Contact! with { Phone = "03\t83" } } },
        { "contact.name", FieldFaultKind.Unprintable, form => form with { Contact = form.Contact! with { Name = "H\0" } } },
        { "contact.name", FieldFaultKind.Required, form => form with { Contact = form.Contact! with { Name = "\uFEFF " } } },
        { "contact.name", FieldFaultKind.Unprintable, form => form with { Contact = form.Contact! with { Name = "H\uFFFDl\uFFFDne" } } },
        { "comment", FieldFaultKind.Unprintable, form => form with { Comment = "un\n\uD83D" } },
        { "comment", FieldFaultKind.Unprintable, form => form with { Comment = "\uFFFEun" } },
        { "delegates[0].role", FieldFaultKind.Unprintable, form => form with { Delegates = [new("Loïc", "Maire\uFFFF", "")] } },
    };

    /// <summary>Field, limit, and a form with a text of a given length in it.</summary>
    public static TheoryData<string, int, Func<string, BulletinForm>> Limits => new()
    {
        { "organisation.name", 200, text => Bulletins.Form with { Organisation = Bulletins.Form.Organisation! with { Name = text } } },
        { "organisation.kind", 200, text => Bulletins.Form with { Organisation = Bulletins.Form.Organisation! with { Kind = text } } },
        { "organisation.code", 40, text => Bulletins.Form with { Organisation = Bulletins.Form.Organisation! with { Code = text } } },
        { "contact.name", 200, text => Bulletins.Form with { Contact = Bulletins.Form.Contact! with { Name = text } } },
        { "contact.role", 200, text => Bulletins.Form with { Contact = Bulletins.Form.Contact! with { Role = text } } },
        { "delegates[0].name", 200, text => Bulletins.Form with { Delegates = [new(text, "", "")] } },
        { "delegates[0].role", 200, text => Bulletins.Form with { Delegates = [new("Loïc", text, "")] } },
        { "suggestions[0].text", 4000, text => Bulletins.Form with { Suggestions = [new("theme", "", text)] } },
        { "comment", 4000, text => Bulletins.Form with { Comment = text } },
    };

    [Fact]
    public void A_bulletin_without_fault_becomes_an_answer()
    {
        var (answer, faults) = Bulletins.Check(Bulletins.Form);

        Assert.Empty(faults);
        Assert.Equal(new Contact("Hélène Gauthier", "Directrice", "helene@nancy.example", "+33 3 00 00 00 00"), answer!.Contact);
        Assert.Equal(["Hélène Gauthier", "Loïc Bénard"], answer.Delegates.Select(person => person.Name));
        Assert.Equal([new Suggestion(SuggestionSubject.Workshop, "water", "Parler des crues"), new Suggestion(SuggestionSubject.Theme, "", "Une idée libre")], answer.Suggestions);
    }

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void A_fault_is_named_at_its_field_and_nowhere_else(string field, FieldFaultKind kind, Func<BulletinForm, BulletinForm> spoil)
    {
        var (answer, faults) = Bulletins.Check(spoil(Bulletins.Form));

        Assert.Null(answer);
        Assert.Equal([new FieldFault(field, kind)], faults);
    }

    [Theory]
    [MemberData(nameof(Limits), DisableDiscoveryEnumeration = true)]
    public void A_text_may_be_as_long_as_its_limit_and_no_longer(string field, int limit, Func<string, BulletinForm> formWith)
    {
        Assert.Empty(Bulletins.Check(formWith(new string('静', limit - 1))).Faults);
        Assert.Empty(Bulletins.Check(formWith(new string('é', limit))).Faults);
        Assert.Empty(Bulletins.Check(formWith($"  {new string('a', limit)}\t")).Faults);
        Assert.Equal([new FieldFault(field, FieldFaultKind.TooLong, limit)], Bulletins.Check(formWith(new string('a', limit + 1))).Faults);
    }

    [Fact]
    public void Twenty_delegates_may_come_and_no_more()
    {
        static BulletinForm With(int count) => Bulletins.Form with { Delegates = [.. Enumerable.Range(1, count).Select(n => new DelegateFields($"P{n}", "", ""))] };

        Assert.Equal(20, Bulletins.Check(With(20)).Answer!.Delegates.Count);
        Assert.Equal([new FieldFault("delegates", FieldFaultKind.TooMany, 20)], Bulletins.Check(With(21)).Faults);
    }

    [Fact]
    public void Thirty_suggestions_may_be_made_and_no_more()
    {
        static BulletinForm With(int count) => Bulletins.Form with { Suggestions = [.. Enumerable.Range(1, count).Select(n => new SuggestionFields("theme", "", $"S{n}"))] };

        Assert.Equal(30, Bulletins.Check(With(30)).Answer!.Suggestions.Count);
        Assert.Equal([new FieldFault("suggestions", FieldFaultKind.TooMany, 30)], Bulletins.Check(With(31)).Faults);
    }

    [Fact]
    public void An_empty_form_names_every_field_that_is_needed()
    {
        var fields = Bulletins.Check(new BulletinForm()).Faults.Select(fault => fault.Field);

        Assert.Equal(["attending", "organisation.name", "contact.name", "contact.email", "consent"], fields);
    }

    [Fact]
    public void Empty_lines_of_the_form_are_no_delegates_and_no_suggestions()
    {
        var form = Bulletins.Form with { Delegates = [null, new(" ", "", null), new("Loïc", "", "")], Suggestions = [null, new("workshop", "", "  ")] };

        var answer = Bulletins.Check(form).Answer!;

        Assert.Equal("Loïc", Assert.Single(answer.Delegates).Name);
        Assert.Empty(answer.Suggestions);
    }

    [Fact]
    public void Who_does_not_come_sends_no_delegates()
    {
        var answer = Bulletins.Check(Bulletins.Declining with { Delegates = [new("", "", "not an address")] }).Answer!;

        Assert.False(answer.Attending);
        Assert.Empty(answer.Delegates);
    }

    [Fact]
    public void Japanese_and_line_breaks_are_kept_as_typed()
    {
        var form = Bulletins.Form with
        {
            Organisation = new("静岡市", "市", "jp", "221007"),
            Contact = new("山田　太郎", "国際課長", "kokusai@shizuoka.example", ""),
            Comment = "よろしく\r\nお願いします。\tℓ\u2028以上",
            Language = "JA",
        };

        var answer = Bulletins.Check(form).Answer!;

        Assert.Equal(new Organisation("静岡市", "市", "JP", "221007"), answer.Organisation);
        Assert.Equal("山田　太郎", answer.Contact.Name);
        Assert.Equal("よろしく\nお願いします。\tℓ\n以上", answer.Comment);
        Assert.Equal(Language.Japanese, answer.Language);
    }

    [Fact]
    public void A_personal_link_answers_for_its_own_invitee()
    {
        var form = Bulletins.Form with { Organisation = new("Ville de Nancy (54)", "region", "JP", "99999") };

        Assert.Equal(Nancy with { Name = "Ville de Nancy (54)" }, Bulletins.Check(form, Nancy).Answer!.Organisation);
        Assert.Equal(Nancy, Bulletins.Check(form with { Organisation = null }, Nancy).Answer!.Organisation);
    }

    [Fact]
    public void A_personal_link_knows_kind_and_country() =>
        Assert.Equal(Nancy, Bulletins.Check(Bulletins.Form with { Organisation = new("Nancy", "", "", "") }, Nancy).Answer!.Organisation);

    [Fact]
    public void Who_was_not_asked_for_kind_and_country_may_leave_them_out() =>
        Assert.Equal(new Organisation("Nancy", "", "", "54395"), Bulletins.Check(Bulletins.Form with { Organisation = new("Nancy", null, null, "54395") }).Answer!.Organisation);

    [Fact]
    public void A_bulletin_typed_in_needs_no_consent() =>
        Assert.NotNull(Bulletins.Check(Bulletins.Form with { Consent = null }, Nancy, consentNeeded: false).Answer);

    [Theory]
    [InlineData(null, Conference.Undecided)]
    [InlineData("", Conference.Undecided)]
    [InlineData("Yes ", Conference.Yes)]
    [InlineData("no", Conference.No)]
    public void The_conference_may_be_left_open(string? text, Conference conference) =>
        Assert.Equal(conference, Bulletins.Check(Bulletins.Form with { Conference = text }).Answer!.Conference);

    [Fact]
    public void A_language_that_is_not_told_is_that_of_the_page() => Assert.Equal(Language.French, Bulletins.Check(Bulletins.Form with { Language = " " }).Answer!.Language);

    [Fact]
    public void An_unknown_language_is_a_fault() =>
        Assert.Equal([new FieldFault("language", FieldFaultKind.NotAChoice)], Bulletins.Check(Bulletins.Form with { Language = "de" }).Faults);
}
