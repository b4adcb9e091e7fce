using NodaTime;
using Rencontres.Core.Registrations;
using Rencontres.Web.Pages.Drafts;
using Rencontres.Web.Pages.Forms;

namespace Rencontres.Web.Tests.Pages;

/// <summary>Drafts are stored data.</summary>
public sealed class DraftJsonTests
{
    private const string Stored =
        """{"organisation":{"name":"Nancy","kind":"","country":"","code":""},"contact":{"name":"Hélène","role":"","email":"a@mairie.example","phone":""},"attending":"","delegates":[{"name":"","role":"","email":""},{"name":"Loïc <b>","role":"","email":""}],"conference":"yes","suggestions":[{"about":"theme","topic":"water","wanted":true,"contributes":false,"text":"L’eau"}],"comment":"a\r\nb","consent":true,"revision":2,"language":"fr","extra":{"hotel":"yes"}}""";

    [Fact]
    public void A_draft_is_written_in_this_shape() => Assert.Equal(Stored, DraftJson.Write(Typed));

    [Fact]
    public void A_draft_comes_back_as_it_was_typed_with_its_version()
    {
        var read = DraftJson.Read(new Draft(default, Stored, Instant.MinValue, 2, "v"));

        Assert.Equivalent(Typed with { Draft = "v", Delegates = [.. Typed.Delegates.Take(2)], Suggestions = [.. Typed.Suggestions.Take(1)] }, read, strict: true);
    }

    [Fact]
    public void Line_ends_blanks_empty_rows_and_the_language_of_the_page_are_no_change()
    {
        var other = Typed with { Comment = " a\nb ", Language = "en", Draft = "v", Revision = 0, Delegates = [Typed.Delegates[1]], Suggestions = [Typed.Suggestions[0]] };

        Assert.True(DraftJson.SayTheSame(Typed, other));
        Assert.False(DraftJson.SayTheSame(Typed, Typed with { Consent = false }));
        Assert.False(DraftJson.SayTheSame(Typed, Typed with { Extra = new Dictionary<string, string>() }));
    }

    private static TypedBulletin Typed => new(
        new("Nancy", "", "", ""),
        new("Hélène", "", "a@mairie.example", ""),
        "",
        [new("", "", ""), new("Loïc <b>", "", ""), new("", " ", "")],
        "yes",
        [new("theme", "water", true, false, "L’eau"), new("workshop", "", false, false, "")],
        "a\r\nb",
        Consent: true,
        Revision: 2,
        "fr")
    {
        Extra = new Dictionary<string, string> { ["hotel"] = "yes" },
    };
}
