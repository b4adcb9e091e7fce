using Rencontres.Core.Campaigns;
using Rencontres.Core.Campaigns.Wording;

namespace Rencontres.Web.Pages.Forms;

/// <summary>Makes the fields of the organisers' own questions.</summary>
internal sealed class ExtraViews(FormRules rules, ProductTexts texts, FormErrors errors)
{
    /// <summary>Beyond so many, radio buttons are a wall and a list is quicker.</summary>
    private const int MostRadioButtons = 5;

    public IEnumerable<FieldGroup> Groups(IReadOnlyDictionary<string, string> typed)
    {
        if (rules.Extra.Count > 0)
            yield return new(texts.Text("group_extra"), [.. rules.Extra.Select(question => Field(question, typed.GetValueOrDefault(question.Id, "")))]);
    }

    private FieldView Field(ExtraField question, string value)
    {
        var name = BulletinFormFields.NameOfExtra(question.Id);
        var field = new FieldView(FormErrors.IdOf(name), name, question.Label.In(texts.Language), value, "line")
        {
            Error = errors.At(name),
            Hint = question.Hint?.In(texts.Language) ?? "",
            Optional = !question.Required,
        };
        return question.Type switch
        {
            ExtraFieldType.Text => field,
            ExtraFieldType.Number => field with { Inputmode = "decimal" },
            ExtraFieldType.Date => field with { Type = "date" },
            ExtraFieldType.Choice => Choice(field, question),
            _ => throw new ArgumentOutOfRangeException(nameof(question)),
        };
    }

    /// <summary>Nothing is chosen beforehand; where nothing need be chosen, one can also go back to nothing.</summary>
    private FieldView Choice(FieldView field, ExtraField question)
    {
        var choices = question.Choices.Select(choice => new ChoiceView(choice.Id, choice.Title.In(texts.Language), choice.Id == field.Value));
        var radio = question.Choices.Count <= MostRadioButtons;
        if (!radio || !question.Required)
            choices = choices.Prepend(new("", texts.Text(radio ? "no_answer" : "choose"), field.Value.Length == 0));

        return field with { Kind = radio ? "radio" : "list", Choices = [.. choices] };
    }
}
