using System.Text.Json;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Registrations;
using Rencontres.Web.Bulletins;
using Rencontres.Web.Definitions;
using Rencontres.Web.Pages;
using Rencontres.Web.Tests.Definitions;

namespace Rencontres.Web.Tests.Pages;

public sealed class AnswerRowsTests
{
    private static readonly CampaignDefinition Definition = DefinitionReader.Read(
        SampleDefinition.With(
            ("\"opens\"", $"\"form\": {SampleForm.Text}, \"workshops\": [{{ \"id\": \"water\", \"title\": {{ \"fr\": \"Eau\", \"en\": \"Water\" }} }}], \"opens\""))).Definition!;

    private static readonly Answer Answer = new(
        new("Nancy", "commune", "FR", "54395"), new("Hélène", "", "h@nancy.example", ""), true, [], Conference.Undecided,
        [new(SuggestionSubject.Workshop, "water", "") { Wanted = true, Contributes = true }, new(SuggestionSubject.Workshop, "water", "")], "", Language.French)
    {
        Extra = [new("interpreting", "japanese"), new("tables", "1200.5"), new("gone", "jadis")],
    };

    [Fact]
    public void The_organisers_questions_are_shown_in_words_and_those_not_asked_any_more_by_their_names()
    {
        var rows = AnswerRows.Of(Answer, Definition, Texts("fr")).Where(row => row.Field.StartsWith("extra.", StringComparison.Ordinal));

        Assert.Equal(
            [new("extra.interpreting", "Interprétation", "Japonais"), new("extra.tables", "Nombre de tables", "1\u202f200,5"), new AnswerRow("extra.gone", "gone", "jadis")],
            rows);
    }

    [Fact]
    public void What_is_said_of_a_topic_is_shown_in_words_and_to_name_it_is_to_wish_for_it() => Assert.Equal(
        "Atelier – Eau – sujet souhaité, contribution possible\nAtelier – Eau – sujet souhaité",
        AnswerRows.Of(Answer, Definition, Texts("fr")).Single(row => row.Field == "suggestions").Text);

    [Fact]
    public void A_question_that_is_off_is_not_shown_as_undecided_but_an_earlier_answer_to_it_is()
    {
        Assert.DoesNotContain(AnswerRows.Of(Answer, Definition, Texts("en")), row => row.Field == "conference");
        Assert.Contains(AnswerRows.Of(Answer with { Conference = Conference.No }, Definition, Texts("en")), row => row.Field == "conference");
    }

    [Fact]
    public void Changes_are_named_at_each_question()
    {
        var after = Answer with { Extra = [new("interpreting", "none"), new("tables", "1200.5"), new("partner", "Kanazawa")] };

        Assert.Equal(["extra.gone", "extra.interpreting", "extra.partner"], AnswerChanges.Between(Answer, after).Order(StringComparer.Ordinal));
    }

    private static ProductTexts Texts(string language)
    {
        Assert.True(Languages.TryParse(language, out var known));
        return new(known.Value, JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(Path.Combine(ContentFolder.Path, "texts", $"{language}.json")))!);
    }
}
