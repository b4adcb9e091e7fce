namespace Rencontres.Web.Tests.Definitions;

/// <summary>What a bulletin may be made to ask for, without a fault.</summary>
internal static class SampleForm
{
    public const string Text = """
        {
          "fields": { "contact.phone": "required", "conference": "off" },
          "extra": [
            {
              "id": "interpreting", "type": "choice", "required": true,
              "label": { "fr": "Interprétation", "en": "Interpreting" }, "hint": { "fr": "Sur place", "en": "On the spot" },
              "choices": [{ "id": "none", "title": { "fr": "Aucune", "en": "None" } }, { "id": "japanese", "title": { "fr": "Japonais", "en": "Japanese" } }]
            },
            { "id": "tables", "type": "number", "label": { "fr": "Nombre de tables", "en": "Tables" } }
          ]
        }
        """;
}
