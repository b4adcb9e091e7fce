using Rencontres.Core.Campaigns;
using static Rencontres.Core.Tests.Building.Definitions;

namespace Rencontres.Core.Tests.Building;

/// <summary>Questions of the organisers' own, one of each type.</summary>
internal static class Questions
{
    public static ExtraField Line => new("partner", ExtraFieldType.Text, Text("Partenaire"));

    public static ExtraField Choice => new("interpreting", ExtraFieldType.Choice, Text("Interprétation"))
    {
        Choices = [new Topic("none", Text("Aucune")), new Topic("japanese", Text("Japonais"))],
    };

    public static ExtraField Number => new("tables", ExtraFieldType.Number, Text("Tables"));

    public static ExtraField Date => new("arrival", ExtraFieldType.Date, Text("Arrivée"));

    public static FormRules Rules(params ExtraField[] extra) => new() { Extra = extra };

    public static FormRules Switched(string field, FieldUse use) => new() { Fields = new Dictionary<string, FieldUse> { [field] = use } };
}
