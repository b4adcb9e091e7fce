using System.Globalization;
using Rencontres.Web.Routing;

namespace Rencontres.Web;

/// <summary>How much one visitor may ask of the public routes. The numbers are for whole offices behind one address, or all municipalities of a prefecture.</summary>
/// <param name="PerMinute">Requests of one address in a minute; every other limit is a part of it. 0: no limits, and forms may be sent as soon as they are opened.</param>
public sealed record LimitSettings(int PerMinute)
{
    public const string Variable = "RENCONTRES_LIMIT_PER_MINUTE";

    private const int Most = 1_000_000;

    public static LimitSettings Standard { get; } = new(600);

    public static LimitSettings None { get; } = new(0);

    public bool AreOff => PerMinute == 0;

    /// <summary>One address, by whether it reads or writes.</summary>
    internal int OfAddress(bool writes) => writes ? Part(2) : PerMinute;

    /// <summary>One personal link, by what is done with it.</summary>
    internal int OfLink(RequestKind kind) => kind == RequestKind.Read ? Part(5) : Part(10);

    /// <summary>One mailbox that is typed into open forms.</summary>
    internal int OfMailbox => Part(60);

    /// <summary>Wrong organisers' keys from one address.</summary>
    internal int OfWrongKeys => Part(30);

    /// <param name="setting">Gives a setting; null or empty if it is not set.</param>
    /// <param name="faults">Takes what is wrong, in words that name the setting.</param>
    public static LimitSettings Read(Func<string, string?> setting, ICollection<string> faults)
    {
        if (setting(Variable) is not { Length: > 0 } text)
            return Standard;

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var perMinute) && perMinute <= Most)
            return new LimitSettings(perMinute);

        faults.Add($"{Variable} must be a number of requests from 0 (no limits) to {Most}, like {Standard.PerMinute}: \"{text}\".");
        return Standard;
    }

    private int Part(int divisor) => Math.Max(1, PerMinute / divisor);
}
