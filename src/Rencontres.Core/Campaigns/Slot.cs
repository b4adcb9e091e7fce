namespace Rencontres.Core.Campaigns;

/// <summary>
/// People whose office hours are the same: one country's calendar in one time zone. A wave is sent slot by slot.
/// </summary>
/// <param name="Country">ISO 3166 code whose working days count.</param>
/// <param name="Zone">IANA name of the zone.</param>
public readonly record struct Slot(string Country, string Zone)
{
    /// <summary>How a slot stands in records; part of the stored data.</summary>
    public override string ToString() => $"{Country} {Zone}";

    public static Slot Parse(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 ? new Slot(text[..space], text[(space + 1)..]) : throw new FormatException($"\"{text}\" is no slot.");
    }
}
