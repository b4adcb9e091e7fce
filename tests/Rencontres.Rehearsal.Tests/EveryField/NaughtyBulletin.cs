using System.Globalization;
using System.Text;

namespace Rencontres.Rehearsal.Tests.EveryField;

/// <summary>One string in every field of a bulletin.</summary>
/// <param name="TakesCode">Whether its code is told: of strings that make the same key only the first is, for a key is an organisation.</param>
internal sealed record NaughtyBulletin(int Number, string Text, string Language, bool TakesCode)
{
    private const string Address = "contact.email";

    /// <summary>Not that of those who are invited under such names: their answers would be taken for second ones.</summary>
    private const string Country = "JP";

    private const string Interpreting = "extra[interpreting]";

    public bool IsPlain => Text.Length == 0;

    public string Email => string.Create(CultureInfo.InvariantCulture, $"{(IsPlain ? "plain" : "n")}{Number}@mairie.example");

    /// <summary>Whether the one that is taken is sent by a program's JSON; then the one that is refused is sent by a form, and the other way round.</summary>
    public bool IsByProgram => Number % 2 == 0;

    /// <summary>Whether its forms go as multipart.</summary>
    public bool IsMultipart => Number % 3 == 0;

    /// <summary>What stands in a field of the bulletin that is taken: plain words where the string would be refused.</summary>
    public string In(TextField field)
    {
        var usable = !IsPlain && TextField.Kept(Text).Length > 0 && !field.Refuses(Text);
        return field.Name != TextField.Code ? usable ? Text : field.Plain
            : IsPlain ? $"{field.Plain}-{Language}" : usable && TakesCode ? Text : "";
    }

    public string Kept(TextField field) => TextField.Kept(In(field));

    public Dictionary<string, string> Taken => Common(In).With(Address, Email);

    /// <summary>The same string also where it can only be wrong.</summary>
    public Dictionary<string, string> Refused => Common(_ => Typed)
        .With(Address, Typed).With("delegates[0].email", Typed).With("organisation.country", Typed).With("conference", Typed).With(Interpreting, Typed)
        .With("suggestions[0].about", Typed).With("suggestions[2].about", "workshop").With("suggestions[2].topic", Typed).With("suggestions[2].text", "Et ceci")
        .With(IsByProgram ? "revision" : "language", Typed).With(IsByProgram ? "action" : "language", Typed).With(AttendingAsWell ? "attending" : "conference", Typed);

    /// <summary>A bulletin may have 64 KiB, which some strings are when they stand everywhere.</summary>
    public bool IsRefusedWhole => Refused.Sum(typed => Encoding.UTF8.GetByteCount(typed.Value)) > 60 * 1024;

    /// <summary>Where the refused one is wrong, as the problem names it.</summary>
    public IEnumerable<string> Faults => FaultsOfTexts
        .Append(Address)
        .Append("suggestions[0].about")
        .Append("organisation.country")
        .Concat(IsBlank ? [] : FaultsOfChoices)
        .Concat(AttendingAsWell ? ["attending"] : []);

    private IEnumerable<string> FaultsOfTexts => TextField.All
        .Where(each => each.Refuses(Typed) || (IsBlank && each.Name is ("organisation.name" or "organisation.kind" or "contact.name")))
        .Select(each => each.Name);

    private IEnumerable<string> FaultsOfChoices
    {
        get
        {
            List<string> choices = ["conference", "suggestions[2].topic", "delegates[0].email", Interpreting];
            if (!IsByProgram)
                choices.Add("language");

            return choices;
        }
    }

    private bool IsBlank => TextField.Kept(Typed).Length == 0;

    /// <summary>Whether the yes or no is wrong too.</summary>
    private bool AttendingAsWell => IsByProgram && Number % 4 == 0;

    private string Typed => IsPlain ? "Motfaux" : Text;

    private Dictionary<string, string> Common(Func<TextField, string> text) => TextField.All.ToDictionary(field => field.Name, text)
        .With("organisation.country", Country).With("attending", "yes").With("conference", "yes").With(Interpreting, "japanese").With("consent", "yes").With("language", Language)
        .With("delegates[1].name", "Anne")
        .With("suggestions[0].about", "workshop").With("suggestions[0].topic", "water-and-risks").With("suggestions[0].wanted", "yes")
        .With("suggestions[1].about", "theme").With("suggestions[1].topic", "");
}

file static class Fields
{
    public static Dictionary<string, string> With(this Dictionary<string, string> fields, string name, string value)
    {
        fields[name] = value;
        return fields;
    }
}
