using Rencontres.Core.Campaigns;
using Rencontres.Core.Registrations;
using Rencontres.Core.Tests.Building;

namespace Rencontres.Core.Tests.Registrations;

/// <summary>What a campaign switches off, on or requires, and what its organisers ask besides.</summary>
public sealed class FormRulesTests
{
    /// <summary>A switchable field, where its fault is, and the sample form without it.</summary>
    public static TheoryData<string, string, Func<BulletinForm, BulletinForm>> Emptied => new()
    {
        { "organisation.code", "organisation.code", form => form with { Organisation = form.Organisation! with { Code = " " } } },
        { "contact.role", "contact.role", form => form with { Contact = form.Contact! with { Role = "" } } },
        { "contact.phone", "contact.phone", form => form with { Contact = form.Contact! with { Phone = null } } },
        { "delegates", "delegates", form => form with { Delegates = [null, new("", " ", "")] } },
        { "delegates.role", "delegates[0].role", form => form with { Delegates = [new("Loïc", "", "loic@nancy.example"), null] } },
        { "delegates.email", "delegates[0].email", form => form with { Delegates = [new("Loïc", "Adjoint", null)] } },
        { "conference", "conference", form => form with { Conference = "" } },
        { "suggestions", "suggestions", form => form with { Suggestions = [new("workshop", "", " ")] } },
        { "comment", "comment", form => form with { Comment = "\n" } },
    };

    [Fact]
    public void Every_field_that_can_be_switched_is_tried_here() =>
        Assert.Equal(FormRules.Switchable.Order(StringComparer.Ordinal), Emptied.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Emptied), DisableDiscoveryEnumeration = true)]
    public void A_required_field_is_missed_by_who_attends_and_not_by_who_declines(string field, string at, Func<BulletinForm, BulletinForm> emptied)
    {
        var required = Questions.Switched(field, FieldUse.Required);

        Assert.Empty(Check(Bulletins.Form with { Delegates = [Bulletins.Form.Delegates![0]] }, required).Faults);
        Assert.Equal([new FieldFault(at, FieldFaultKind.Required)], Check(emptied(Bulletins.Form), required).Faults);
        Assert.Empty(Check(emptied(Bulletins.Declining), required).Faults);
        Assert.Empty(Check(emptied(Bulletins.Form), required, typedIn: true).Faults);
        Assert.Empty(Check(emptied(Bulletins.Form), FormRules.Default).Faults);
    }

    [Theory]
    [MemberData(nameof(Emptied), DisableDiscoveryEnumeration = true)]
    public void What_is_said_of_a_field_that_is_off_is_refused_and_not_lost(string field, string at, Func<BulletinForm, BulletinForm> emptied)
    {
        var off = Questions.Switched(field, FieldUse.Off);

        Assert.Empty(Check(emptied(Bulletins.Form), off).Faults);
        Assert.Equal([new FieldFault(at, FieldFaultKind.NotAsked)], Check(Bulletins.Form with { Delegates = [Bulletins.Form.Delegates![0]] }, off).Faults);
    }

    [Fact]
    public void To_be_undecided_answers_a_required_question_and_says_nothing_of_one_that_is_off()
    {
        var undecided = Bulletins.Form with { Conference = "undecided" };

        Assert.Empty(Check(undecided, Questions.Switched("conference", FieldUse.Required)).Faults);
        Assert.Empty(Check(undecided, Questions.Switched("conference", FieldUse.Off)).Faults);
    }

    [Fact]
    public void The_listed_code_of_a_personal_link_is_no_answer_to_a_question_that_is_off()
    {
        var nancy = new Organisation("Nancy", "commune", "FR", "54395");
        var definition = Definitions.Sample with { Form = Questions.Switched("organisation.code", FieldUse.Off) };

        Assert.Empty(BulletinCheck.Check(Bulletins.Form, definition, nancy, Language.French, consentNeeded: true).Faults);
    }

    [Fact]
    public void Two_fields_are_enough_to_decline_and_whatever_else_is_said_is_kept()
    {
        var rules = new FormRules { Fields = FormRules.Switchable.ToDictionary(field => field, _ => FieldUse.Required), Extra = [Questions.Line with { Required = true }] };
        var brief = new BulletinForm { Organisation = new("Nancy", null, null, null), Contact = new("Hélène", null, "h@nancy.example", null), Attending = false };
        var said = brief with { Comment = "Avec regret", Extra = new Dictionary<string, string?> { ["partner"] = "Kanazawa" }, Suggestions = [new("workshop", "water", "")] };

        Assert.Empty(Check(brief, rules).Faults);
        Assert.Equal("Avec regret", Check(said, rules).Answer!.Comment);
        Assert.Equal([new ExtraValue("partner", "Kanazawa")], Check(said, rules).Answer!.Extra);
        Assert.Single(Check(said, rules).Answer!.Suggestions);
    }

    [Fact]
    public void The_organisers_own_questions_are_answered_in_their_order_and_in_one_spelling()
    {
        var form = Bulletins.Form with
        {
            Extra = new Dictionary<string, string?> { ["arrival"] = "18/09/2023", ["tables"] = "１２,５", ["interpreting"] = " japanese ", ["partner"] = "" },
        };

        var answer = Check(form, Questions.Rules(Questions.Line, Questions.Choice, Questions.Number, Questions.Date)).Answer!;

        Assert.Equal([new("interpreting", "japanese"), new("tables", "12.5"), new("arrival", "2023-09-18")], answer.Extra);
    }

    [Theory]
    [InlineData("interpreting", "Japonais", FieldFaultKind.NotAChoice)]
    [InlineData("tables", "douze", FieldFaultKind.NotANumber)]
    [InlineData("arrival", "31/09/2023", FieldFaultKind.NotADate)]
    [InlineData("partner", "a\nb", FieldFaultKind.Unprintable)]
    [InlineData("menu", "thé", FieldFaultKind.NotAsked)]
    public void A_wrong_answer_to_one_is_a_fault_at_it(string id, string value, FieldFaultKind kind)
    {
        var rules = Questions.Rules(Questions.Line, Questions.Choice, Questions.Number, Questions.Date);

        var (answer, faults) = Check(Bulletins.Form with { Extra = new Dictionary<string, string?> { [id] = value, ["unknown"] = " " } }, rules);

        Assert.Null(answer);
        Assert.Equal([new FieldFault($"extra.{id}", kind)], faults);
    }

    [Fact]
    public void A_required_one_is_missed_and_a_line_of_200_letters_is_not_too_long()
    {
        var required = Questions.Rules(Questions.Line with { Required = true });
        BulletinForm With(string text) => Bulletins.Form with { Extra = new Dictionary<string, string?> { ["partner"] = text } };

        Assert.Equal([new FieldFault("extra.partner", FieldFaultKind.Required)], Check(Bulletins.Form, required).Faults);
        Assert.Empty(Check(With(new string('静', 200)), required).Faults);
        Assert.Equal([new FieldFault("extra.partner", FieldFaultKind.TooLong, 200)], Check(With(new string('a', 201)), required).Faults);
    }

    private static (Answer? Answer, IReadOnlyList<FieldFault> Faults) Check(BulletinForm form, FormRules rules, bool typedIn = false) =>
        BulletinCheck.Check(form, Definitions.Sample with { Form = rules }, null, Language.French, consentNeeded: !typedIn);
}
