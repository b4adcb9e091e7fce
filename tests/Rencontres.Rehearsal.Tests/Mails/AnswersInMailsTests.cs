using System.Text.RegularExpressions;

namespace Rencontres.Rehearsal.Tests.Mails;

[Collection(nameof(NaughtyCampaign))]
public sealed partial class AnswersInMailsTests(NaughtyCampaign campaign)
{
    [Theory]
    [MemberData(nameof(NaughtyTexts.OneLine), MemberType = typeof(NaughtyTexts))]
    [MemberData(nameof(NaughtyTexts.ManyLines), MemberType = typeof(NaughtyTexts))]
    public void A_confirmation_repeats_the_answer_as_it_was_typed_and_nothing_else(string typed)
    {
        var person = NaughtyCampaign.Of(typed);
        var plain = campaign.ConfirmationTo(NaughtyCampaign.PlainFor(person));

        var mail = campaign.ConfirmationTo(person);

        Assert.Equal(Put(person, plain.Subject), Comparable(mail.Subject));
        Assert.Equal(Put(person, plain.Text), Comparable(mail.Text));
        Assert.Equal(Put(person, plain.Page), Comparable(mail.Page));
    }

    [Theory]
    [MemberData(nameof(NaughtyTexts.OneLine), MemberType = typeof(NaughtyTexts))]
    [MemberData(nameof(NaughtyTexts.ManyLines), MemberType = typeof(NaughtyTexts))]
    public void An_answer_makes_no_element_but_its_line_breaks_no_header_and_no_recipient(string typed)
    {
        var person = NaughtyCampaign.Of(typed);
        var plain = campaign.ConfirmationTo(NaughtyCampaign.PlainFor(person));

        var mail = campaign.ConfirmationTo(person);

        Assert.Equal(plain.Elements.Where(IsNoBreak).Select(Comparable), mail.Elements.Where(IsNoBreak).Select(Comparable));
        Assert.Equal(plain.HeaderNames, mail.HeaderNames);
        Assert.Equal(person.Email, Assert.Single(mail.Recipients).ToString());
    }

    private static bool IsNoBreak(string element) => element != "br ";

    private static string Put(NaughtyCampaign.Person person, string plain) => Comparable(plain
        .Replace(NaughtyCampaign.PlainFor(person).Email, person.Email, StringComparison.Ordinal)
        .Replace(NaughtyCampaign.Plain, person.Shown, StringComparison.Ordinal)
        .Replace(NaughtyCampaign.PlainLines, person.Lines, StringComparison.Ordinal));

    /// <summary>Number and instant differ from answer to answer, and further lines of a text are indented like the first one.</summary>
    private static string Comparable(string text)
    {
        var lines = ReceivedMail.WithoutLinks(text).ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim());
        return Digits().Replace(string.Join('\n', lines), "#");
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
