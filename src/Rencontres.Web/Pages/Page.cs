using Microsoft.AspNetCore.Http;
using NodaTime;
using Rencontres.Core.Campaigns;

namespace Rencontres.Web.Pages;

/// <summary>A page to be written.</summary>
/// <param name="Template">Its name in the content. Data: organisers replace templates by name.</param>
/// <param name="Title">Its heading, in the reader's language.</param>
internal sealed record Page(string Template, string Title)
{
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>What the page is about, always in sight; null where it is not known.</summary>
    public Campaign? Campaign { get; init; }

    /// <summary>The reader's zone; null: not known, see <see cref="PageWriter"/>.</summary>
    public string? Zone { get; init; }

    /// <summary>A later cutoff granted to this reader.</summary>
    public Instant? LateUntil { get; init; }

    /// <summary>What comes before the heading in the window's title: the number of errors.</summary>
    public string WindowPrefix { get; init; } = "";

    /// <summary>Whether the page is a form of ours, so that another language is asked for by sending what was typed along.</summary>
    public bool KeepsTyping { get; init; }

    /// <summary>Makes the values that this template prints; asked for when what the layout has before it is on its way already.</summary>
    public Func<IReadOnlyDictionary<string, object?>> Values { get; init; } = () => new Dictionary<string, object?>();
}

/// <summary>A language that the page can be read in.</summary>
internal sealed record LanguageLink(string Code, string Name, bool Chosen)
{
    public static LanguageLink Of(Language language, Language chosen) => new(language.Code(), NameOf(language), language == chosen);

    /// <summary>In that language itself, for those who read no other.</summary>
    private static string NameOf(Language language) => language switch
    {
        Language.French => "Français",
        Language.Japanese => "日本語",
        Language.English => "English",
        _ => throw new ArgumentOutOfRangeException(nameof(language)),
    };
}
