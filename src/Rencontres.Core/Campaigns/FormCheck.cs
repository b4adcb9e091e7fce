namespace Rencontres.Core.Campaigns;

/// <summary>What a JSON Schema cannot say of the organisers' own questions.</summary>
internal static class FormCheck
{
    public static IEnumerable<(string Path, LocalizedText Text)> Texts(FormRules form)
    {
        foreach (var (index, field) in form.Extra.Index())
        {
            yield return (At(index, "label"), field.Label);
            if (field.Hint is not null)
                yield return (At(index, "hint"), field.Hint);

            foreach (var (number, choice) in field.Choices.Index())
                yield return (DefinitionPath.At(At(index, "choices"), number, "title"), choice.Title);
        }
    }

    public static IEnumerable<DefinitionFault> Names(FormRules form) =>
        DefinitionCheck.Repeated("form.extra", form.Extra.Select(field => field.Id))
            .Concat(form.Extra.SelectMany((field, index) => DefinitionCheck.Repeated(At(index, "choices"), field.Choices.Select(choice => choice.Id))));

    /// <param name="replaced">The paths of values that are not the organisers' own.</param>
    public static IEnumerable<DefinitionFault> Choices(FormRules form, IReadOnlyList<string> replaced)
    {
        foreach (var (index, field) in form.Extra.Index().Where(each => !replaced.Contains(At(each.Index, "type"))))
        {
            if (field.Type == ExtraFieldType.Choice && field.Choices.Count == 0)
                yield return new(At(index, "choices"), "A choice needs something to choose from: \"choices\" with an id and a title each.");

            if (field.Type != ExtraFieldType.Choice && field.Choices.Count > 0)
                yield return new(At(index, "choices"), "Only a question of the type \"choice\" has choices.");
        }
    }

    private static string At(int index, string property) => DefinitionPath.At("form.extra", index, property);
}
