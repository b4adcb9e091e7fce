using Rencontres.Core.Campaigns;
using Rencontres.Core.Registrations;
using Rencontres.Lists.Reports;

namespace Rencontres.Lists.Tests.Reports;

public sealed class ExtraColumnsTests
{
    private static readonly LocalizedText Label = new(new Dictionary<Language, string> { [Language.French] = "Nombre\nde tables" });

    private static readonly ExtraColumns Columns = new(SampleReport.Definition with
    {
        Form = new FormRules { Extra = [new("tables", ExtraFieldType.Number, Label), new("arrival", ExtraFieldType.Date, Label), new("note", ExtraFieldType.Text, Label)] },
    });

    [Fact]
    public void No_two_columns_have_one_name() =>
        Assert.Equal(["Nombre de tables", "Nombre de tables (arrival)", "Nombre de tables (note)"], Columns.Names(["id"]));

    [Fact]
    public void Numbers_are_numbers_and_dates_are_dates()
    {
        var answer = SampleReport.AnswerOf([new("arrival", "2023-09-18"), new("tables", "12.5")]);

        Assert.Equal([12.5m, new DateOnly(2023, 9, 18), null], Columns.Cells(answer));
        Assert.Equal([null, null, null], Columns.Cells(null));
    }

    [Fact]
    public void What_a_changed_question_made_unreadable_is_shown_as_it_is() =>
        Assert.Equal(["beaucoup", "un jour", null], Columns.Cells(SampleReport.AnswerOf([new("arrival", "un jour"), new("tables", "beaucoup")])));
}
