using System.Text.Json;

namespace Rencontres.Standalone.LocalSendGrid.Requests;

/// <summary>Reads the JSON of a request. Notes wrong types only; what the values must be is <see cref="MailSendRules"/>'.</summary>
internal static class MailSendReader
{
    private static readonly Dictionary<string, string> Nothing = [];

    public static MailSendRequest Read(JsonElement body, RequestErrors errors)
    {
        var root = new JsonPlace(body, "", errors);
        return new MailSendRequest
        {
            Personalizations = root.Member("personalizations").Items(ReadPersonalization),
            From = ReadOptionalMailbox(root.Member("from")),
            ReplyTo = ReadOptionalMailbox(root.Member("reply_to")),
            ReplyToList = ReadOptionalMailboxes(root.Member("reply_to_list")),
            Subject = root.Member("subject").Text(),
            Content = root.Member("content").Items(part => new ContentPart(part.Field, part.Member("type").Text(), part.Member("value").Text())),
            Attachments = root.Member("attachments").Items(ReadAttachment),
            TemplateId = root.Member("template_id").Text(),
            Headers = root.Member("headers").Texts() ?? [],
            CustomArgs = ToDictionary(root.Member("custom_args").Texts()),
            Categories = [.. root.Member("categories").Items(category => category.Text()).OfType<string>()],
            SendAt = root.Member("send_at").Integer(),
            Settings = SettingsReader.Read(root),
        };
    }

    private static Personalization ReadPersonalization(JsonPlace place) => new()
    {
        Field = place.Field,
        From = ReadOptionalMailbox(place.Member("from")),
        To = place.Member("to").Items(ReadMailbox),
        Cc = place.Member("cc").Items(ReadMailbox),
        Bcc = place.Member("bcc").Items(ReadMailbox),
        Subject = place.Member("subject").Text(),
        Substitutions = ToDictionary(place.Member("substitutions").Texts()) ?? Nothing,
        Headers = place.Member("headers").Texts() ?? [],
        CustomArgs = ToDictionary(place.Member("custom_args").Texts()),
        SendAt = place.Member("send_at").Integer(),
    };

    private static Mailbox ReadMailbox(JsonPlace place) => new(place.Field, place.Member("email").Text(), place.Member("name").Text());

    private static Mailbox? ReadOptionalMailbox(JsonPlace place) => place.Exists ? ReadMailbox(place) : null;

    private static IReadOnlyList<Mailbox>? ReadOptionalMailboxes(JsonPlace place) => place.Exists ? place.Items(ReadMailbox) : null;

    private static Attachment ReadAttachment(JsonPlace place) => new(
        place.Field,
        !string.IsNullOrEmpty(place.Member("content").Text()),
        place.Member("content").Bytes(),
        place.Member("filename").Text(),
        place.Member("type").Text(),
        place.Member("disposition").Text(),
        place.Member("content_id").Text());

    private static Dictionary<string, string>? ToDictionary(IReadOnlyList<KeyValuePair<string, string>>? members)
    {
        if (members is null)
            return null;

        var dictionary = new Dictionary<string, string>(members.Count, StringComparer.Ordinal);
        foreach (var (name, value) in members)
            dictionary[name] = value;
        return dictionary;
    }
}
