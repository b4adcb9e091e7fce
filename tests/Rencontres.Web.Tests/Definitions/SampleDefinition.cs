using System.Text;

namespace Rencontres.Web.Tests.Definitions;

/// <summary>A definition without a fault, to be broken by replacing text in it.</summary>
internal static class SampleDefinition
{
    public const string Text = """
        {
          "id": "essai-2024",
          "languages": ["fr", "en"],
          "edition": {
            "number": 8, "title": { "fr": "Rencontres", "en": "Meetings" }, "city": { "fr": "Shizuoka", "en": "Shizuoka" },
            "from": "2024-11-18", "to": "2024-11-21", "about": { "fr": "Tous les deux ans.", "en": "Every two years." }
          },
          "meeting": {
            "title": { "fr": "Réunion", "en": "Meeting" }, "place": { "fr": "Paris", "en": "Paris" }, "purpose": { "fr": "Échanger", "en": "To talk" },
            "start": "2023-09-18T16:30", "end": "2023-09-18T18:00", "zone": "Europe/Paris"
          },
          "organiser": {
            "name": { "fr": "Association", "en": "Association" }, "partners": { "fr": "Partenaires", "en": "Partners" },
            "signature": { "fr": "La présidente", "en": "The president" },
            "from": "rencontres@organisateur.example", "fromName": "Association", "replyTo": "bulletin@organisateur.example",
            "mailboxes": ["bulletin@organisateur.example"],
            "reportTo": ["bulletin@organisateur.example"]
          },
          "opens": "2023-07-11T09:00",
          "cutoff": { "before": "2023-09-04", "zone": "Europe/Paris" },
          "reminders": [
            { "before": "P28D" },
            { "before": "P14D" }
          ],
          "enclosures": [
            { "name": "agenda", "title": { "fr": "ordre du jour", "en": "agenda" }, "files": { "fr": "agenda.fr.pdf", "en": "agenda.en.pdf" } }
          ]
        }
        """;

    public static byte[] Utf8 => Encoding.UTF8.GetBytes(Text);

    /// <param name="changes">Pairs of a text that stands in the definition once and what replaces it.</param>
    public static byte[] With(params (string Old, string New)[] changes)
    {
        var text = Text;
        foreach (var (old, changed) in changes)
        {
            Assert.Equal(2, text.Split(old).Length);
            text = text.Replace(old, changed, StringComparison.Ordinal);
        }

        return Encoding.UTF8.GetBytes(text);
    }
}
