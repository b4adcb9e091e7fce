using System.Text.Json;
using System.Text.RegularExpressions;
using Rencontres.Rehearsal.Tests.Mails;

namespace Rencontres.Rehearsal.Tests.EveryField;

/// <summary>Whatever is typed into whatever field is kept, shown and mailed as it was typed, or refused at that field.</summary>
[Collection(nameof(NaughtyCampaign))]
public sealed partial class EveryFieldTests(NaughtyAnswers answers) : IClassFixture<NaughtyAnswers>
{
    [Fact]
    public void What_cannot_be_taken_is_refused_at_its_fields_and_no_others()
    {
        Holds(answer => answer.Bulletin.IsRefusedWhole ? answer.Refused.Status == 413
            : answer.Bulletin.IsByProgram ? (400, Sorted(answer.Bulletin.Faults.Select(OnTheForm))) == (answer.Refused.Status, Sorted(Page(answer.Refused).Faulty))
            : (400, Sorted(answer.Bulletin.Faults.Select(InTheProblem))) == (answer.Refused.Status, Sorted(Errors(answer.Refused.Body))));
    }

    [Fact]
    public void A_form_that_is_refused_comes_back_as_it_was_typed_and_with_no_element_of_its_own()
    {
        var plain = answers.Plain.Where(answer => answer.Bulletin.IsByProgram).SelectMany(answer => Page(answer.Refused).Kinds).ToHashSet();

        Holds(answer => !answer.Bulletin.IsByProgram || answer.Bulletin.IsRefusedWhole || (Page(answer.Refused) is var page
            && answer.Bulletin.Refused.Where(typed => IsShownAgain(typed.Key, typed.Value)).All(typed => Lines(page.In(typed.Key)) == Lines(typed.Value))
            && page.Kinds.IsSubsetOf(plain)));
    }

    [Fact]
    public void What_is_taken_is_shown_as_it_was_typed_and_makes_no_element()
    {
        Holds(answer => (answer.Bulletin.IsByProgram ? 202 : 200) == answer.Taken.Status && IsSame(answer, page => page.Confirmed));
    }

    [Fact]
    public void The_personal_form_gives_every_field_back_and_to_send_it_as_it_is_changes_nothing()
    {
        Holds(answer => TextField.All.Where(field => !field.Name.StartsWith("organisation.", StringComparison.Ordinal)).All(field => Lines(answer.Reopened.In(OnThePersonalForm(field.Name))) == answer.Bulletin.Kept(field))
            && answer.Reopened.Elements.SequenceEqual(answers.PlainFor(answer).Reopened.Elements.Select(element => answer.Put(answers.PlainFor(answer), element)))
            && answer.SentAgain.Status == 200
            && answer.ResourceAfter.GetRawText() == answer.Resource.GetRawText());
    }

    [Fact]
    public void Programs_read_every_field_as_it_was_typed()
    {
        Holds(answer => TextField.All.All(field => Member(answer.Resource, field.Name) == answer.Bulletin.Kept(field)));
    }

    [Fact]
    public void The_confirmation_says_it_as_it_was_typed_in_subject_text_and_html_and_nothing_else()
    {
        Holds(answer => answers.PlainFor(answer).Mail is var plain
            && Comparable(answer.Put(answers.PlainFor(answer), plain.Subject)) == Comparable(answer.Mail.Subject)
            && Comparable(answer.Put(answers.PlainFor(answer), plain.Text)) == Comparable(answer.Mail.Text)
            && Comparable(answer.Put(answers.PlainFor(answer), plain.Page)) == Comparable(answer.Mail.Page)
            && plain.Elements.Where(IsNoBreak).Select(Comparable).SequenceEqual(answer.Mail.Elements.Where(IsNoBreak).Select(Comparable))
            && plain.HeaderNames.SequenceEqual(answer.Mail.HeaderNames)
            && answer.Mail.Recipients.Count == 1 && answer.Mail.Recipients[0].ToString() == answer.Bulletin.Email);
    }

    private void Holds(Func<NaughtyAnswer, bool> claim)
    {
        Assert.SkipWhen(answers.Missing is not null, answers.Missing ?? "");

        Assert.NotEmpty(answers.All);
        Assert.Empty(answers.All.Where(answer => !(answer.IsTaken && claim(answer))).Select(answer => answer.ToString()));
    }

    private bool IsSame(NaughtyAnswer answer, Func<NaughtyAnswer, ShownPage> page) =>
        page(answer).Status == 200
        && page(answer).Elements.SequenceEqual(page(answers.PlainFor(answer)).Elements)
        && Comparable(answer.Put(answers.PlainFor(answer), page(answers.PlainFor(answer)).Text)) == Comparable(page(answer).Text);

    private static ShownPage Page((int Status, string Body) sent) => new(sent.Status, sent.Body);

    private static IEnumerable<string> Errors(string problem) => JsonDocument.Parse(problem).RootElement.GetProperty("errors").EnumerateObject().Select(error => error.Name);

    private static string Sorted(IEnumerable<string> names) => string.Join(' ', names.Distinct().Order(StringComparer.Ordinal));

    /// <summary>Free proposals stand behind the campaign's six workshops and five themes.</summary>
    private static string OnThePersonalForm(string field) => field.Replace("suggestions[1]", "suggestions[11]", StringComparison.Ordinal);

    /// <summary>Names of fields have brackets, and those of the JSON a dot.</summary>
    private static string InTheProblem(string field) => Extra().Replace(field, "extra.$1");

    /// <summary>What is wrong with a row of suggestions is said at its text.</summary>
    private static string OnTheForm(string fault) => SuggestionPart().Replace(fault, ".text");

    /// <summary>Choices show only what can be chosen; and where a page says U+0000 or U+0080–U+009F, browsers read something else.</summary>
    private static bool IsShownAgain(string field, string typed) =>
        !typed.Any(character => character is '\0' or (>= '\u0080' and <= '\u009F')) && (field == "organisation.country" || TextField.All.Any(text => text.Name == field) || field.EndsWith(".email", StringComparison.Ordinal));

    private static string Member(JsonElement bulletin, string field)
    {
        foreach (Match part in Part().Matches(field))
            bulletin = int.TryParse(part.Value, out var row) ? bulletin[row] : bulletin.GetProperty(part.Value);

        return bulletin.GetString()!;
    }

    private static bool IsNoBreak(string element) => element != "br ";

    private static string? Lines(string? text) => text?.ReplaceLineEndings("\n");

    /// <summary>Number and instant differ from answer to answer, and further lines of a text are indented like the first one.</summary>
    private static string Comparable(string text)
    {
        var lines = ReceivedMail.WithoutLinks(text).ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim());
        return Digits().Replace(string.Join('\n', lines), "#");
    }

    [GeneratedRegex(@"^extra\[([a-z]+)\]$")]
    private static partial Regex Extra();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex("[a-z]+|[0-9]+")]
    private static partial Regex Part();

    [GeneratedRegex(@"(?<=^suggestions\[\d+\])\.(about|topic)$")]
    private static partial Regex SuggestionPart();
}
