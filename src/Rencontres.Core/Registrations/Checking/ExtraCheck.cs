using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Registrations.Checking;

/// <summary>Answers to the organisers' own questions.</summary>
internal static class ExtraCheck
{
    /// <param name="language">In which numbers and dates are written.</param>
    public static IReadOnlyList<ExtraValue> Read(
        IReadOnlyDictionary<string, string?>? given, IReadOnlyList<ExtraField> questions, Language language, FieldCheck check)
    {
        var answers = given ?? new Dictionary<string, string?>();
        foreach (var (id, _) in answers.Where(each => !string.IsNullOrWhiteSpace(each.Value) && questions.All(question => question.Id != each.Key)))
        {
            check.Fault(FieldOf(id), FieldFaultKind.NotAsked);
        }

        return [.. questions.Select(question => Read(question, answers.GetValueOrDefault(question.Id), language, check)).OfType<ExtraValue>()];
    }

    private static ExtraValue? Read(ExtraField question, string? value, Language language, FieldCheck check)
    {
        var text = check.Text(FieldOf(question.Id), value, BulletinCheck.MaximumShortText);
        if (text.Length == 0 && question.Required && check.Binding)
            check.Fault(FieldOf(question.Id), FieldFaultKind.Required);

        return text.Length == 0 ? null : new ExtraValue(question.Id, Checked(question, text, language, check));
    }

    private static string Checked(ExtraField question, string text, Language language, FieldCheck check)
    {
        var (read, fault) = question.Type switch
        {
            ExtraFieldType.Text => (text, FieldFaultKind.Required),
            ExtraFieldType.Choice => (question.Choices.FirstOrDefault(choice => choice.Id == text)?.Id, FieldFaultKind.NotAChoice),
            ExtraFieldType.Number => (WrittenNumber.Read(text, language), FieldFaultKind.NotANumber),
            ExtraFieldType.Date => (WrittenDate.Read(text, language), FieldFaultKind.NotADate),
            _ => throw new ArgumentOutOfRangeException(nameof(question)),
        };
        if (read is null)
            check.Fault(FieldOf(question.Id), fault);

        return read ?? "";
    }

    private static string FieldOf(string id) => $"extra.{id}";
}
