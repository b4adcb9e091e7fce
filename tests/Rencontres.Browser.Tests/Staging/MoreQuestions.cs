namespace Rencontres.Browser.Tests.Staging;

/// <summary>What organisers may ask besides, of every type, some of it required.</summary>
internal static class MoreQuestions
{
    public const string Nights = "nights";
    public const string Arrival = "arrival";
    public const string Dietary = "dietary";
    public const string Region = "region";

    public const string Json = """
        [
          {
            "id": "dietary",
            "type": "choice",
            "required": true,
            "label": { "fr": "Repas du soir", "ja": "夕食のご希望", "en": "Evening meal" },
            "choices": [
              { "id": "yes", "title": { "fr": "Avec poisson", "ja": "魚料理", "en": "With fish" } },
              { "id": "no", "title": { "fr": "Sans poisson ni viande", "ja": "菜食", "en": "Vegetarian" } }
            ]
          },
          {
            "id": "nights",
            "type": "number",
            "required": true,
            "label": { "fr": "Nombre de nuits sur place", "ja": "宿泊数", "en": "Number of nights" },
            "hint": { "fr": "Zéro si vous repartez le soir même.", "ja": "日帰りの場合は0とご記入ください。", "en": "Zero if you leave the same evening." }
          },
          { "id": "arrival", "type": "date", "label": { "fr": "Date d’arrivée", "ja": "到着日", "en": "Date of arrival" } },
          {
            "id": "region",
            "type": "choice",
            "label": { "fr": "Vous venez", "ja": "お越しの方面", "en": "You come from the" },
            "choices": [
              { "id": "north", "title": { "fr": "du Nord", "ja": "北部", "en": "North" } },
              { "id": "east", "title": { "fr": "de l’Est", "ja": "東部", "en": "East" } },
              { "id": "south", "title": { "fr": "du Sud", "ja": "南部", "en": "South" } },
              { "id": "west", "title": { "fr": "de l’Ouest", "ja": "西部", "en": "West" } },
              { "id": "centre", "title": { "fr": "du Centre", "ja": "中部", "en": "Centre" } },
              { "id": "islands", "title": { "fr": "d’outre-mer", "ja": "離島", "en": "Islands" } }
            ]
          }
        ]
        """;
}
