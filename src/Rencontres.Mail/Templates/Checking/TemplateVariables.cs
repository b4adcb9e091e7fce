namespace Rencontres.Mail.Templates.Checking;

/// <summary>What each template may use. This table is the contract between templates and the code that fills their models.</summary>
internal sealed record TemplateVariables(string Name, bool HasSubject, bool IsWave, string? Required, VariableShape.Group Variables)
{
    private const string PersonalMark = "!";

    private static readonly string[] Common =
    [
        "edition.number", "edition.title", "edition.city", "edition.dates", "edition.about",
        "meeting.title", "meeting.place", "meeting.purpose", "meeting.when",
        "organiser.name", "organiser.signature", "organiser.mailboxes[]", "organiser.partners",
        "cutoff.last_minute", "cutoff.days_left",
        "workshops[].title", "themes[].title", "enclosures[].title",
    ];

    private static readonly string[] Personal = ["invitee.name!", "link!", "unsubscribe_link!"];

    private static readonly string[] Registration =
    [
        "registration.organisation", "registration.contact.name", "registration.contact.role", "registration.contact.email",
        "registration.contact.phone", "registration.attending", "registration.conference",
        "registration.delegates[].name", "registration.delegates[].role", "registration.delegates[].email",
        "registration.suggestions[].about", "registration.suggestions[].topic", "registration.suggestions[].stance", "registration.suggestions[].text",
        "registration.extra[].label", "registration.extra[].text",
        "registration.author", "registration.added_to",
        "registration.comment", "registration.receipt", "registration.revision", "registration.received",
        "invitee.name", "link", "not_me_link",
    ];

    private static readonly string[] Counted = [.. Registration, "withdraw_link"];

    private static readonly string[] Report =
    [
        "campaign", "report.as_of", "report.invited", "report.delivered", "report.bounced", "report.answered", "report.unconfirmed",
        "report.attending", "report.declined", "report.withdrawn", "report.silent", "report.delegates", "report.unknown",
    ];

    private static readonly string[] Disputed =
    [
        "campaign", "notice.since", "notice.organisation", "notice.receipt", "notice.received", "notice.contact", "notice.withdrawn",
    ];

    private static readonly string[] Notice = ["campaign", "notice.since", "notice.unknown"];

    private static readonly Dictionary<string, TemplateVariables> ByName = new TemplateVariables[]
    {
        Wave("invitation", "link"),
        Wave("reminder-first", "link"),
        Wave("reminder-further", "link"),
        Wave("reminder-last", "link"),
        Wave("reminder-draft", "link"),
        Wave("extended", "link", "extended.reason", "extended.from"),
        Wave("closing", null),
        Wave("practical", null),
        Single("confirm", "confirm_link", [.. Registration, "confirm_link", "valid_until"]),
        Single("confirmation", null, Counted),
        Single("changed", null, Counted),
        Single("withdrawn", null, Counted),
        Single("declined", null, Counted),
        Single("answered-again", null, [.. Registration, "second.name", "second.role", "second.added"]),
        Single("recognised", "link", "bulletin.name", "bulletin.receipt", "bulletin.received", "invitee.name", "link"),
        Single("report", null, Report),
        Single("notice-held-up", null, Notice),
        Single("notice-unknown", null, Notice),
        Single("notice-disputed", null, Disputed),
        new("footer", false, false, null, Shape("organiser.name", "organiser.mailboxes[]", "unsubscribe_link!")),
        new("layout", false, false, "content", Shape("language", "subject", "content", "footer")),
    }.ToDictionary(variables => variables.Name, StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Names => ByName.Keys;

    public static TemplateVariables? For(string name) => ByName.GetValueOrDefault(name);

    private static TemplateVariables Wave(string name, string? required, params string[] more) =>
        new(name, true, true, required, Shape([.. Common, .. Personal, .. more]));

    private static TemplateVariables Single(string name, string? required, params string[] more) =>
        new(name, true, false, required, Shape([.. Common, .. more]));

    private static VariableShape.Group Shape(params string[] paths) => new(paths
        .Select(path => path.Split('.', 2))
        .GroupBy(parts => parts[0].TrimEnd('[', ']').TrimEnd(PersonalMark[0]))
        .ToDictionary(
            group => group.Key,
            group => Shape(group.First()[0], [.. group.Where(parts => parts.Length > 1).Select(parts => parts[1])]),
            StringComparer.Ordinal));

    private static VariableShape Shape(string name, string[] members)
    {
        VariableShape shape = members.Length > 0 ? Shape(members) : new VariableShape.Plain(name.EndsWith(PersonalMark, StringComparison.Ordinal));
        return name.EndsWith("[]", StringComparison.Ordinal) ? new VariableShape.Listing(shape) : shape;
    }
}
