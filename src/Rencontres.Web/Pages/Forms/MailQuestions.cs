using System.Globalization;
using NodaTime;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Registrations;

namespace Rencontres.Web.Pages.Forms;

/// <summary>Addresses that look mistyped: each is asked about once, and none is refused.</summary>
/// <param name="Typed">The bulletin with the addresses that were meant, where somebody said so.</param>
/// <param name="Open">By field, what was probably meant, where nobody was asked yet.</param>
internal sealed record MailQuestions(TypedBulletin Typed, IReadOnlyDictionary<string, string> Open)
{
    private const string Use = "use";

    /// <summary>Nearer to the cutoff than this nothing is asked: a question must not cost the answer.</summary>
    private static readonly Duration LastMinutes = Duration.FromMinutes(15);

    public static MailQuestions None(TypedBulletin typed) => new(typed, new Dictionary<string, string>());

    /// <summary>What is to be asked about a bulletin that was sent.</summary>
    public static MailQuestions Of(TypedBulletin typed)
    {
        var open = new Dictionary<string, string>();
        var contact = typed.Contact with { Email = Settle(typed, "contact.email", typed.Contact.Email, open) };
        var delegates = typed.Attending == "no"
            ? typed.Delegates
            : [.. typed.Delegates.Select((person, row) => person with { Email = Settle(typed, FieldOf(row), person.Email, open) })];
        return new(typed with { Contact = contact, Delegates = delegates }, open);
    }

    /// <summary>The bulletin that goes back with the questions, and will not be asked about again.</summary>
    public TypedBulletin Asking => Typed with { Asked = [.. Typed.Asked, .. Open.Keys.Select(AddressOf)] };

    public static bool MayAsk(Instant cutoff, Instant now) => cutoff - now > LastMinutes;

    /// <returns>The question at that field, if there is one.</returns>
    public IReadOnlyList<LikelyView> About(FieldView field, ProductTexts texts)
    {
        if (!Open.TryGetValue(field.Name, out var likely))
            return [];

        return
        [
            new(
                $"{field.Id}-likely",
                BulletinFormFields.NameOfLikely(field.Name),
                texts.Text("likely_question", "address", likely),
                texts.Text("likely_use", "address", likely),
                texts.Text("likely_keep", "address", field.Value)),
        ];
    }

    /// <returns>The address to take; where it must be asked about first, that is noted.</returns>
    private static string Settle(TypedBulletin typed, string field, string? written, Dictionary<string, string> open)
    {
        var address = written?.Trim() ?? "";
        if (address.Length == 0 || MailDomains.Likely(address, ListedIn(typed)) is not { } likely)
            return written ?? "";

        if (typed.Asked.Contains(address))
            return typed.Likely.GetValueOrDefault(field) == Use ? likely : address;

        open[field] = likely;
        return address;
    }

    private string AddressOf(string field) => (field == "contact.email"
        ? Typed.Contact.Email
        : Typed.Delegates.Where((_, row) => FieldOf(row) == field).Single().Email)!;

    private static string FieldOf(int row) => string.Create(CultureInfo.InvariantCulture, $"delegates[{row}].email");

    /// <summary>The form carries only the domain, which is all that matters here.</summary>
    private static string? ListedIn(TypedBulletin typed) => typed.ListedDomain.Length > 0 ? $"contact@{typed.ListedDomain}" : null;
}
