using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Registrations.Checking;

/// <summary>Collects the faults of one bulletin, at most one a field.</summary>
/// <param name="binding">Whether what the campaign requires is required of this bulletin.</param>
internal sealed class FieldCheck(FormRules rules, bool binding)
{
    private readonly List<FieldFault> faults = [];

    public IReadOnlyList<FieldFault> Faults => faults;

    public bool Binding => binding;

    public void Fault(string field, FieldFaultKind kind, int? limit = null)
    {
        if (!faults.Exists(fault => fault.Field == field))
            faults.Add(new FieldFault(field, kind, limit));
    }

    public string Text(string field, string? value, int maximum, bool manyLines = false)
    {
        var text = PrintableText.Trimmed(value ?? "");
        if (!PrintableText.Is(text, manyLines))
            Fault(field, FieldFaultKind.Unprintable);

        if (text.Length > maximum)
            Fault(field, FieldFaultKind.TooLong, maximum);

        return text;
    }

    /// <summary>A text that no bulletin can do without.</summary>
    public string Needed(string field, string? value, int maximum)
    {
        var text = Text(field, value, maximum);
        if (text.Length == 0)
            Fault(field, FieldFaultKind.Required);

        return text;
    }

    /// <summary>A text that the campaign may require or not ask for.</summary>
    public string Asked(string field, string? value, int maximum, bool manyLines = false)
    {
        var text = Text(field, value, maximum, manyLines);
        Rule(field, field, text.Length > 0);
        return text;
    }

    /// <param name="name">One of <see cref="FormRules.Switchable"/>.</param>
    /// <param name="field">Where a fault is.</param>
    /// <param name="isIdle">Whether nothing is lost if what it says is not looked at; where it says nothing unless told otherwise.</param>
    public void Rule(string name, string field, bool saysSomething, bool? isIdle = null)
    {
        var use = rules.Of(name);
        if (use == FieldUse.Off && !(isIdle ?? !saysSomething))
            Fault(field, FieldFaultKind.NotAsked);

        if (use == FieldUse.Required && binding && !saysSomething)
            Fault(field, FieldFaultKind.Required);
    }

    public string Email(string field, string text)
    {
        if (text.Length == 0)
            return text;

        if (!EmailAddress.TryParse(text, out var address))
            Fault(field, FieldFaultKind.NotAnAddress);

        return address;
    }
}
