using System.Text;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Web.Definitions;

namespace Rencontres.Web.Tests.Definitions;

public sealed class DefinitionReaderTests
{
    [Fact]
    public void Definition_without_a_fault_is_read_with_its_defaults()
    {
        var (definition, faults) = DefinitionReader.Read(SampleDefinition.Utf8);

        Assert.Empty(faults);
        Assert.NotNull(definition);
        Assert.Equal("essai-2024", definition.Id.Value);
        Assert.Equal(2, definition.MaximumReminders);
        Assert.Equal(Period.FromDays(5), definition.MinimumGap);
        Assert.Equal(Instant.FromUtc(2023, 9, 3, 22, 0), definition.Cutoff.ToInstant());
        Assert.True(definition.TellsSilentAtClosing);
    }

    [Fact]
    public void Sample_campaign_has_no_fault()
    {
        var (definition, faults) = DefinitionReader.Read(File.ReadAllBytes(Path.Combine(ContentFolder.Path, "campaigns", "rencontres-2024", "campaign.json")));

        Assert.Empty(faults);
        Assert.NotNull(definition);
    }

    [Theory]
    [InlineData("\"cutoff\": {", "\"cutof\": {", 20, 3, "cutof", "\"cutof\" is not known here; did you mean \"cutoff\"?")]
    [InlineData("\"cutoff\": {", "\"cutof\": {", 1, 1, "cutoff", "\"cutoff\" is missing.")]
    [InlineData("\"en\": \"Meeting\"", "\"de\": \"Treffen\"", 9, 33, "meeting.title.de", "\"de\" is not known here.")]
    [InlineData("\"en\": \"Meeting\" }", "\"en\": 5 }", 9, 39, "meeting.title.en", "5 is not a text in quotation marks.")]
    [InlineData(", \"en\": \"Meeting\"", "", 9, 14, "meeting.title", "The text in en is missing; the campaign's languages need one each.")]
    [InlineData("2023-09-04", "2023-09-31", 20, 25, "cutoff.before", "\"2023-09-31\" is not a date like 2024-09-04.")]
    [InlineData("2023-09-04", "4 September", 20, 25, "cutoff.before", "\"4 September\" is not a date like 2024-09-04.")]
    [InlineData("\"before\": \"2023-09-04\", ", "", 20, 13, "cutoff", "Give one of \"before\" and \"at\", and only one.")]
    [InlineData("\"before\": \"2023-09-04\"", "\"before\": \"2023-07-04\"", 20, 13, "cutoff", "The cutoff is not after the opening.")]
    [InlineData("2023-09-04\", \"zone\": \"Europe/Paris\"", "2023-09-04\", \"zone\": \"Europe/Pari\"", 20, 47, "cutoff.zone", "\"Europe/Pari\" is no time zone; use a name like Europe/Paris.")]
    [InlineData("{ \"before\": \"P14D\" }", "{ \"at\": \"2023-09-10T09:00\" }", 23, 5, "reminders[1]", "The reminder is not before the cutoff.")]
    [InlineData("\"P28D\"", "\"28 days\"", 22, 17, "reminders[0].before", "\"28 days\" is not a length of time like P7D (7 days), P2W (2 weeks) or PT12H (12 hours).")]
    [InlineData("[\"fr\", \"en\"]", "[\"fr\", \"de\", \"en\"]", 3, 23, "languages[1]", "\"de\" is not one of fr, ja and en.")]
    [InlineData("\"opens\": \"2023-07-11T09:00\"", "\"opens\": \"2023-07-11T29:00\"", 19, 12, "opens", "\"2023-07-11T29:00\" is not a date and time without a time zone, like 2024-09-03T18:00.")]
    [InlineData("\"reminders\"", "\"officeHours\": { \"from\": \"9\", \"to\": \"17:00\" }, \"reminders\"", 21, 28, "officeHours.from", "\"9\" is not a time of day like 09:00.")]
    [InlineData("\"reminders\"", "\"officeHours\": true, \"reminders\"", 21, 18, "officeHours", "true is not office hours like { \"from\": \"09:00\", \"to\": \"17:00\" }, or false.")]
    [InlineData("\"reminders\"", "\"quietDays\": \"yes\", \"reminders\"", 21, 16, "quietDays", "\"yes\" should be true or false.")]
    [InlineData("\"reminders\"", "\"maximumReminders\": 2.5, \"reminders\"", 21, 23, "maximumReminders", "2.5 is not a whole number.")]
    [InlineData("\"number\": 8", "\"number\": 0", 5, 15, "edition.number", "0 is not a number from 1 to 1000.")]
    [InlineData("agenda.en.pdf", "../agenda.en.pdf", 26, 117, "enclosures[0].files.en", "\"../agenda.en.pdf\" is not the name of a PDF file in the folder enclosures, like agenda.fr.pdf.")]
    [InlineData("\"mailboxes\": [\"bulletin@organisateur.example\"]", "\"mailboxes\": [\"bulletin\"]", 16, 19, "organiser.mailboxes[0]", "\"bulletin\" is no mail address.")]
    [InlineData("\"reminders\"", "\"opens\": \"2023-07-11T09:00\", \"reminders\"", 21, 3, "opens", "The same name stands above already.")]
    public void Fault_is_told_in_plain_words_with_its_place(string old, string changed, int line, int column, string path, string message)
    {
        var (definition, faults) = DefinitionReader.Read(SampleDefinition.With((old, changed)));

        Assert.Null(definition);
        Assert.Contains(new Fault("campaign.json", line, column, path, message), faults);
    }

    [Theory]
    [InlineData("\"contact.phone\": \"required\"", "\"contact.phon\": \"off\"", "form.fields.contact.phon", "\"contact.phon\" is not known here; did you mean \"contact.phone\"?")]
    [InlineData("\"contact.phone\": \"required\"", "\"contact.phone\": \"needed\"", "form.fields.contact.phone", "\"needed\" is not one of off, optional and required.")]
    [InlineData("\"type\": \"choice\"", "\"type\": \"list\"", "form.extra[0].type", "\"list\" is not one of text, choice, number and date.")]
    [InlineData("\"type\": \"choice\"", "\"type\": \"text\"", "form.extra[0].choices", "Only a question of the type \"choice\" has choices.")]
    [InlineData("\"type\": \"number\"", "\"type\": \"choice\"", "form.extra[1].choices", "A choice needs something to choose from: \"choices\" with an id and a title each.")]
    [InlineData("\"id\": \"tables\"", "\"id\": \"interpreting\"", "form.extra[1]", "\"interpreting\" stands here a second time.")]
    [InlineData("\"id\": \"japanese\"", "\"id\": \"none\"", "form.extra[0].choices[1]", "\"none\" stands here a second time.")]
    [InlineData(", \"en\": \"Tables\"", "", "form.extra[1].label", "The text in en is missing; the campaign's languages need one each.")]
    public void Fault_of_the_form_is_told_alone_and_at_its_path(string old, string changed, string path, string message)
    {
        var form = SampleForm.Text.Replace(old, changed, StringComparison.Ordinal);

        var (_, faults) = DefinitionReader.Read(SampleDefinition.With(("\"opens\"", $"\"form\": {form}, \"opens\"")));

        Assert.NotEqual(SampleForm.Text, form);
        Assert.Equal([(path, message)], faults.Select(fault => (fault.Path, fault.Message)));
    }

    [Fact]
    public void Fields_that_can_be_switched_are_those_of_the_published_schema() =>
        Assert.Equal(FormRules.Switchable, DefinitionSchema.Root.Definitions["fields"].Properties.Keys);

    [Theory]
    [InlineData("\"cutoff\": {", "\"quietDays\": \"yes\", \"cutoff\": {", "quietDays")]
    [InlineData("\"zone\": \"Europe/Paris\"\n", "\"zone\": \"Europe/Pariss\"\n", "meeting.zone")]
    [InlineData("2023-09-04\", \"zone\": \"Europe/Paris\"", "2023-09-04\", \"zone\": \"Europe/Pariss\"", "cutoff.zone")]
    [InlineData("2023-09-04\", \"zone\": \"Europe/Paris\"", "2023-09-04\", \"zone\": 5", "cutoff.zone")]
    public void Bad_value_does_not_hide_how_the_others_fit_together(string old, string changed, string path)
    {
        var (_, faults) = DefinitionReader.Read(SampleDefinition.With(
            (old, changed),
            ("\"opens\": \"2023-07-11T09:00\"", "\"opens\": \"2023-09-11T09:00\""),
            ("\"end\": \"2023-09-18T18:00\"", "\"end\": \"2023-09-18T16:00\""),
            ("\"reminders\"", "\"officeHours\": { \"from\": \"19:00\", \"to\": \"17:00\" }, \"reminders\""),
            ("{ \"before\": \"P14D\" }", "{ \"at\": \"2023-09-05T09:00\" }")));

        Assert.Equal(
            new[] { "cutoff", "meeting.end", "officeHours.to", path, "reminders[1]" }.Order(StringComparer.Ordinal),
            faults.Select(fault => fault.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Cutoff_that_cannot_be_read_does_not_hide_its_zone()
    {
        var (_, faults) = DefinitionReader.Read(SampleDefinition.With(("2023-09-04\", \"zone\": \"Europe/Paris\"", "2023-09-31\", \"zone\": \"Europe/Pariss\"")));

        Assert.Equal(["cutoff.before", "cutoff.zone"], faults.Select(fault => fault.Path));
    }

    [Fact]
    public void Every_fault_is_told_at_once_and_nothing_else()
    {
        var broken = SampleDefinition.With(
            ("\"id\": \"essai-2024\"", "\"id\": \"Essai 2024\", \"colour\": \"blue\""),
            (", \"en\": \"Meeting\"", ""),
            ("\"to\": \"2024-11-21\"", "\"to\": \"2024-11-17\""),
            ("{ \"before\": \"P14D\" }", "{ \"at\": \"2023-09-10T09:00\", \"tim\": \"10:00\" }"),
            ("\"from\": \"rencontres@organisateur.example\"", "\"from\": \"rencontres\""));

        var (_, faults) = DefinitionReader.Read(broken);

        Assert.Equal(
            ["id", "colour", "edition.to", "meeting.title", "organiser.from", "reminders[1]", "reminders[1].tim"],
            faults.Select(fault => fault.Path));
    }

    [Fact]
    public void Fault_of_one_date_does_not_hide_a_missing_text_nor_invent_faults_of_other_dates()
    {
        var broken = SampleDefinition.With(("\"2023-07-11T09:00\"", "\"soon\""), ("\"en\": \"The president\"", "\"en\": \" \""));

        var (_, faults) = DefinitionReader.Read(broken);

        Assert.Equal(["organiser.signature", "opens"], faults.Select(fault => fault.Path));
    }

    [Theory]
    [InlineData("{ \"id\": \"a\",\n  \"languages\" [] }", 2, 15)]
    [InlineData("", 1, 1)]
    [InlineData("{ \"id\": \"é\",\n  \"x\": é }", 2, 8)]
    [InlineData("{ } { }", 1, 5)]
    public void What_is_no_json_is_told_with_its_place(string text, int line, int column)
    {
        var (definition, faults) = DefinitionReader.Read(Encoding.UTF8.GetBytes(text));

        Assert.Null(definition);
        Assert.Equal((line, column), (Assert.Single(faults).Line, faults[0].Column));
        Assert.StartsWith("The file is not correct JSON here.", faults[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_in_an_old_encoding_is_told_so()
    {
        var latin = Encoding.Latin1.GetBytes(SampleDefinition.Text);

        var (_, faults) = DefinitionReader.Read(latin);

        var fault = Assert.Single(faults);
        Assert.Equal((9, 24, "The file is not in UTF-8 here; save it as UTF-8."), (fault.Line, fault.Column, fault.Message));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"reminders\":[null,1,{}],\"cutoff\":{\"at\":1},\"languages\":[\"xx\"],\"enclosures\":{}}")]
    public void Anything_that_is_json_gets_faults_and_no_exception(string text)
    {
        var (definition, faults) = DefinitionReader.Read(Encoding.UTF8.GetBytes(text));

        Assert.Null(definition);
        Assert.NotEmpty(faults);
    }
}
