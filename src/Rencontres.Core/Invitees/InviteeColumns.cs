namespace Rencontres.Core.Invitees;

/// <summary>The columns of a list of invitees (<c>contract.md</c>), and what people call them.</summary>
public static class InviteeColumns
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Names { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["code"] = ["code", "insee", "siren", "code_insee", "団体コード", "コード"],
        ["name"] = ["name", "nom", "collectivite", "collectivité", "organisation", "団体名", "名称"],
        ["kind"] = ["kind", "type", "種別", "種類"],
        ["country"] = ["country", "pays", "国"],
        ["area"] = ["area", "departement", "département", "region", "région", "都道府県"],
        ["population"] = ["population", "人口"],
        ["language"] = ["language", "langue", "言語"],
        ["email"] = ["email", "e-mail", "mail", "courriel", "adresse", "メール", "メールアドレス"],
        ["zone"] = ["zone", "timezone", "fuseau", "タイムゾーン"],
        ["contact"] = ["contact", "interlocuteur", "担当者"],
    };

    /// <summary>Without these a table is no list of invitees.</summary>
    public static IReadOnlyList<string> Needed { get; } = ["name", "email"];
}
