using Rencontres.Mail.Templates.Markup;

namespace Rencontres.Mail.Templates;

/// <summary>
/// The tags that stand for the recipients' own values in a mail that is rendered once for a batch. They consist of lower-case ASCII
/// letters and digits only, so that Markdown, HTML and URLs leave them alone; they are random, because the mail service replaces them
/// wherever they occur, in values too. One instance serves one batch.
/// </summary>
internal sealed class SubstitutionTags
{
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int RandomLetters = 14;

    private readonly string _prefix;

    private SubstitutionTags(string prefix) => _prefix = prefix;

    /// <param name="randomBytes">Gives so many unpredictable bytes; <c>RandomNumberGenerator.GetBytes</c> outside of tests.</param>
    public static SubstitutionTags Create(Func<int, byte[]> randomBytes) =>
        new("rq" + string.Concat(randomBytes(RandomLetters).Select(b => Alphabet[b % Alphabet.Length])));

    /// <summary>
    /// The substitutions for one recipient: for each value a tag that is replaced by it raw (subject, text) and one that is replaced by
    /// it HTML-encoded.
    /// </summary>
    /// <exception cref="ArgumentException">A value contains a tag. Tags being random, this is not to be expected; with new tags, so in a
    /// new batch, it goes away.</exception>
    public IReadOnlyDictionary<string, string> Of(PersonalValues values)
    {
        var substitutions = new Dictionary<string, string>();
        foreach (var (name, value) in Named(values))
        {
            if (value.Contains(_prefix, StringComparison.Ordinal))
                throw new ArgumentException($"The recipient's {name} contains a substitution tag.", nameof(values));
            substitutions.Add(Raw(name), value);
            substitutions.Add(Encoded(name), HtmlText.Encode(value));
        }

        return substitutions;
    }

    internal IReadOnlyDictionary<string, object?> Over(IReadOnlyDictionary<string, object?> model)
    {
        var invitee = model.GetValueOrDefault("invitee") as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>();
        return new Dictionary<string, object?>(model)
        {
            ["invitee"] = new Dictionary<string, object?>(invitee) { ["name"] = Raw("name") },
            ["link"] = Raw("link"),
            ["unsubscribe_link"] = Raw("stop"),
        };
    }

    internal string InHtml(string html) => Names.Aggregate(html, (text, name) => text.Replace(Raw(name), Encoded(name), StringComparison.Ordinal));

    private static readonly string[] Names = ["name", "link", "stop"];

    private static (string Name, string Value)[] Named(PersonalValues values) =>
        [("name", values.Name), ("link", values.Link), ("stop", values.UnsubscribeLink)];

    // No tag is the beginning of another one, so the order of replacement does not matter.
    private string Raw(string name) => _prefix + name + "0";

    private string Encoded(string name) => _prefix + name + "1";
}
