using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Registrations;

namespace Rencontres.Web.Pages.Forms;

/// <summary>
/// The fields of the form, which are named as in the JSON (<c>delegates[1].email</c>), so that a fault found by the check is at its field. Read from
/// what a browser sends, and made into the bulletin that is checked: the only place that knows both.
/// </summary>
internal static partial class BulletinFormFields
{
    /// <summary>Beyond what the form itself ever shows; whoever sends more is told that it is too many.</summary>
    private const int MostRows = 100;

    public static TypedBulletin Read(IFormCollection form) => new(
        new(Text(form, "organisation.name"), Sent(form, "organisation.kind"), Sent(form, "organisation.country"), Text(form, "organisation.code")),
        new(Text(form, "contact.name"), Text(form, "contact.role"), Text(form, "contact.email"), Text(form, "contact.phone")),
        Text(form, "attending"),
        [.. Rows(form, "delegates").Select(at => ReadDelegate(form, at))],
        Text(form, "conference"),
        [.. Rows(form, "suggestions").Select(at => ReadSuggestion(form, at))],
        Text(form, "comment"),
        Text(form, "consent").Length > 0,
        int.TryParse(Text(form, "revision"), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null,
        Text(form, "language"))
    {
        Extra = Named(form, ExtraPattern()),
        SaysMore = Text(form, "more").Length > 0,
        ListedDomain = Text(form, "listed"),
        Asked = [.. form["asked"].OfType<string>().Take(MostRows)],
        Likely = Named(form, LikelyPattern()),
        Draft = Text(form, "draft"),
        Second = Text(form, SecondQuestion.Field),
    };

    public static BulletinForm ToForm(TypedBulletin typed) => new()
    {
        Organisation = typed.Organisation,
        Contact = typed.Contact,
        Attending = typed.Attending switch { "yes" => true, "no" => false, _ => null },
        Delegates = typed.Delegates,
        Conference = typed.Conference,
        Suggestions = [.. typed.Suggestions.Where(row => !row.IsEmpty).Select(row => new SuggestionFields(row.About, row.Topic, row.Text) { Wanted = row.Wanted, Contributes = row.Contributes })],
        Comment = typed.Comment,
        Extra = typed.Extra.ToDictionary(answer => answer.Key, answer => (string?)answer.Value),
        Language = Languages.TryParse(typed.Language, out _) ? typed.Language : null,
        Consent = typed.Consent,
    };

    public static string NameOfExtra(string question) => $"extra[{question}]";

    /// <summary>Of the question about an address that looks mistyped.</summary>
    public static string NameOfLikely(string field) => $"likely.{field}";

    /// <summary>Where a fault of the checked bulletin is on the form: empty rows of suggestions were left out of the one and stand on the other.</summary>
    public static string FieldOf(string fault, TypedBulletin typed)
    {
        const string Extra = "extra.";
        const string List = "suggestions[";
        if (fault.StartsWith(Extra, StringComparison.Ordinal))
            return NameOfExtra(fault[Extra.Length..]);

        if (!fault.StartsWith(List, StringComparison.Ordinal))
            return fault;

        var close = fault.IndexOf(']', StringComparison.Ordinal);
        var number = int.Parse(fault.AsSpan(List.Length, close - List.Length), NumberStyles.None, CultureInfo.InvariantCulture);
        var row = typed.Suggestions.Index().Where(row => !row.Item.IsEmpty).ElementAt(number).Index;
        return string.Create(CultureInfo.InvariantCulture, $"{List}{row}].text");
    }

    private static DelegateFields ReadDelegate(IFormCollection form, string at) =>
        new(Text(form, $"{at}.name"), Text(form, $"{at}.role"), Text(form, $"{at}.email"));

    private static TypedSuggestion ReadSuggestion(IFormCollection form, string at) =>
        new(Text(form, $"{at}.about"), Text(form, $"{at}.topic"), Text(form, $"{at}.wanted").Length > 0, Text(form, $"{at}.contributes").Length > 0, Text(form, $"{at}.text"));

    /// <summary>The rows there are, in the order of their numbers: a row that a browser or a script left out ends no list.</summary>
    private static IEnumerable<string> Rows(IFormCollection form, string list) => form.Keys
        .Select(name => RowPattern().Match(name))
        .Where(match => match.Success && match.Groups["list"].Value == list)
        .Select(match => int.Parse(match.Groups["row"].Value, NumberStyles.None, CultureInfo.InvariantCulture))
        .Distinct()
        .Order()
        .Take(MostRows)
        .Select(row => string.Create(CultureInfo.InvariantCulture, $"{list}[{row}]"));

    /// <summary>Fields that are named by what they are about.</summary>
    private static Dictionary<string, string> Named(IFormCollection form, Regex pattern) => form.Keys
        .Select(name => pattern.Match(name))
        .Where(match => match.Success)
        .Take(MostRows)
        .ToDictionary(match => match.Groups["about"].Value, match => Text(form, match.Value));

    /// <summary>The first value: a name sent twice is none of our form's.</summary>
    private static string Text(IFormCollection form, string name) => Sent(form, name) ?? "";

    /// <summary>Null where the form has no such field, as personal ones have none for the organisation's kind.</summary>
    private static string? Sent(IFormCollection form, string name) => form[name].FirstOrDefault();

    /// <summary>Without leading zeros, which would name one row in two ways.</summary>
    [GeneratedRegex(@"^(?<list>[a-z]+)\[(?<row>0|[1-9][0-9]{0,5})\]\.[a-z]+\z", RegexOptions.ExplicitCapture)]
    private static partial Regex RowPattern();

    [GeneratedRegex(@"^extra\[(?<about>[A-Za-z0-9_-]+)\]\z", RegexOptions.ExplicitCapture)]
    private static partial Regex ExtraPattern();

    [GeneratedRegex(@"^likely\.(?<about>[a-z0-9.\[\]]+)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex LikelyPattern();
}
