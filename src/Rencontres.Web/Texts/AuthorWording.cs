using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;
using Rencontres.Core.Registrations;

namespace Rencontres.Web.Texts;

/// <summary>Says who has answered and when; never at which address.</summary>
internal static class AuthorWording
{
    /// <summary>Of an answer that others have added to, its contact.</summary>
    /// <param name="key">Of a text with <c>{who}</c> and <c>{when}</c>.</param>
    public static string Said(this ProductTexts texts, string key, Registration registration, string zone) =>
        texts.Said(key, registration.Answer.Contact, registration.ReceivedAt, zone);

    /// <inheritdoc cref="Said(ProductTexts, string, Registration, string)" path="/param"/>
    public static string Said(this ProductTexts texts, string key, Contact who, Instant when, string zone) =>
        texts.Text(key, "when", TimeWording.Moment(when, zone, texts.Language)).Replace("{who}", Who(who, texts.Language), StringComparison.Ordinal);

    private static string Who(Contact contact, Language language)
    {
        if (contact.Role.Length == 0)
            return contact.Name;

        return language == Language.Japanese ? $"{contact.Role}　{contact.Name}" : $"{contact.Name} ({contact.Role})";
    }
}
