using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Tests.Invitees;

public sealed class ListedInviteeReaderTests
{
    private static readonly Dictionary<string, string> Good = new()
    {
        ["code"] = "54395",
        ["name"] = "Nancy",
        ["kind"] = "commune",
        ["country"] = "FR",
        ["area"] = "Meurthe-et-Moselle",
        ["population"] = "103671",
        ["language"] = "fr",
        ["email"] = "international@nancy.example",
        ["contact"] = "Relations internationales",
    };

    [Fact]
    public void A_complete_line_is_read_whole()
    {
        var invitee = Read([]).Invitee;

        Assert.Equal(
            new ListedInvitee(
                InviteeId.FromStored("54395"), "54395", "Nancy", "commune", new Slot("FR", "Europe/Paris"), "Meurthe-et-Moselle", 103671,
                Language.French, "international@nancy.example", "Relations internationales")
            { Untold = ListColumns.Zone },
            invitee);
    }

    [Theory]
    [InlineData("email", "", "email is empty")]
    [InlineData("email", "nancy", "\"nancy\" is no mail address")]
    [InlineData("name", " ", "name is empty")]
    [InlineData("code", "54/395", "\"54/395\"")]
    [InlineData("country", "DE", "\"DE\" is not known; use FR or JP")]
    [InlineData("zone", "Paris", "\"Paris\" is not known")]
    [InlineData("language", "de", "\"de\" is not known; use fr, ja or en")]
    [InlineData("population", "many", "\"many\" is no whole number")]
    [InlineData("population", "-5", "\"-5\" is no whole number")]
    [InlineData("contact", "Two\nlines", "contact is longer than 300 characters or contains a line break")]
    public void A_bad_line_is_refused_with_its_reason(string column, string cell, string reason)
    {
        var (invitee, why) = Read(new() { [column] = cell });

        Assert.Null(invitee);
        Assert.Contains(reason, why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_may_have_three_hundred_characters()
    {
        Assert.NotNull(Read(new() { ["name"] = new string('市', 300) }).Invitee);
        Assert.Contains("name is longer", Read(new() { ["name"] = new string('市', 301) }).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_could_not_be_read_keeps_its_fault()
    {
        var (invitee, reason) = ListedInviteeReader.Read(new ImportRow(7, new Dictionary<string, string>(), "The quotation mark is not closed."));

        Assert.Null(invitee);
        Assert.Equal("The quotation mark is not closed.", reason);
    }

    [Fact]
    public void Little_is_needed()
    {
        var invitee = ListedInviteeReader.Read(Row(new() { ["name"] = "Nancy", ["email"] = "Mairie@nancy.example" })).Invitee!;

        Assert.Equal(InviteeId.FromAddress("mairie@nancy.example"), invitee.Id);
        Assert.Equal(new Slot("FR", "Europe/Paris"), invitee.Slot);
        Assert.Equal(Language.French, invitee.Language);
        Assert.Null(invitee.Population);
    }

    [Theory]
    [InlineData("country,language", ListColumns.Kind | ListColumns.Zone | ListColumns.Area | ListColumns.Population | ListColumns.Contact)]
    [InlineData("pays,人口,種別,fuseau,interlocuteur,région", ListColumns.Language)]
    [InlineData("kind", ListColumns.Country | ListColumns.Zone | ListColumns.Area | ListColumns.Population | ListColumns.Language | ListColumns.Contact)]
    public void Columns_that_the_list_does_not_have_are_told_apart_from_empty_ones(string columns, ListColumns untold)
    {
        var cells = columns.Split(',').ToDictionary(column => column, _ => "");

        var invitee = ListedInviteeReader.Read(Row(new(cells) { ["name"] = "Nancy", ["email"] = "mairie@nancy.example" })).Invitee!;

        Assert.Equal(untold, invitee.Untold);
    }

    [Fact]
    public void An_empty_language_says_nothing_where_the_list_names_no_country() =>
        Assert.True(ListedInviteeReader.Read(Row(new() { ["name"] = "Nancy", ["email"] = "mairie@nancy.example", ["language"] = "" })).Invitee!.Untold.HasFlag(ListColumns.Language));

    [Fact]
    public void A_Japanese_list_is_read_by_its_own_headers()
    {
        var invitee = ListedInviteeReader.Read(Row(new() { ["団体名"] = "静岡市", ["メール"] = "kokusai@shizuoka.example", ["国"] = "jp", ["コード"] = "221007", ["人口"] = "67 8900" })).Invitee!;

        Assert.Equal("静岡市", invitee.Name);
        Assert.Equal(new Slot("JP", "Asia/Tokyo"), invitee.Slot);
        Assert.Equal(Language.Japanese, invitee.Language);
        Assert.Equal(678900, invitee.Population);
    }

    [Fact]
    public void The_zone_comes_from_its_column_or_the_code()
    {
        Assert.Equal("Indian/Reunion", Read(new() { ["code"] = "97411" }).Invitee!.Slot.Zone);
        Assert.Equal("Pacific/Noumea", Read(new() { ["zone"] = "Pacific/Noumea" }).Invitee!.Slot.Zone);
    }

    private static (ListedInvitee? Invitee, string? Reason) Read(Dictionary<string, string> changes)
    {
        var cells = new Dictionary<string, string>(Good);
        foreach (var (column, cell) in changes)
        {
            cells[column] = cell;
        }

        return ListedInviteeReader.Read(Row(cells));
    }

    private static ImportRow Row(Dictionary<string, string> cells) => new(2, cells);
}
