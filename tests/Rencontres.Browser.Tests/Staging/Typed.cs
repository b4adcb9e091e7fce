using Rencontres.Core.Campaigns;

namespace Rencontres.Browser.Tests.Staging;

/// <summary>What the people of these stories type, in their own language.</summary>
internal sealed record Typed(string Name, string Role, string Phone, string FirstDelegate, string FirstRole, string SecondDelegate, string Suggestion, string Proposal, string Comment, string Partner)
{
    private static readonly Typed French = new(
        "Maëlle Le Goff",
        "Chargée des relations internationales",
        "+33 (0)3 83 85 30 00",
        "Étienne d’Aubigné",
        "Adjoint au maire",
        "Zoé Œuvray",
        "Un retour d’expérience sur les crues de 2021, avec nos services techniques.",
        "Échanges de fonctionnaires territoriaux",
        "Un de nos participants se déplace en fauteuil roulant.\nMerci de votre accueil.",
        "Shizuoka");

    private static readonly Typed Japanese = new(
        "山田　花子",
        "国際交流課 主査",
        "054-254-2111",
        "佐藤　健一",
        "副市長",
        "髙橋　美咲",
        "台風被害からの復旧について、当市の技術職員が報告できます。",
        "職員の相互派遣",
        "参加者のうち1名が車椅子を使用いたします。\nどうぞよろしくお願いいたします。",
        "ナンシー市");

    private static readonly Typed English = new(
        "Hanako Yamada",
        "International Relations Officer",
        "+81 54-254-2111",
        "Kenichi Sato",
        "Deputy Mayor",
        "Misaki O’Neill",
        "Our engineers could report on rebuilding after the typhoon.",
        "Exchanges of civil servants",
        "One of our delegates uses a wheelchair.\nThank you for having us.",
        "Nancy");

    public static Typed In(Language language) => language switch
    {
        Language.French => French,
        Language.Japanese => Japanese,
        _ => English,
    };

    /// <summary>As programs send it.</summary>
    public static object Bulletin(Language language, bool attending, string? comment)
    {
        var typed = In(language);
        return new
        {
            contact = new { name = typed.Name, role = typed.Role, email = "contact@mairie.example", phone = typed.Phone },
            attending,
            delegates = attending
                ? new[] { new { name = typed.FirstDelegate, role = typed.FirstRole, email = "delegue@mairie.example" }, new { name = typed.SecondDelegate, role = "", email = "" } }
                : [],
            conference = attending ? "yes" : "undecided",
            suggestions = new[] { new { about = "workshop", topic = "water-and-risks", text = typed.Suggestion }, new { about = "theme", topic = "", text = typed.Proposal } },
            comment = comment ?? typed.Comment,
            language = language.Code(),
            consent = true,
        };
    }
}
