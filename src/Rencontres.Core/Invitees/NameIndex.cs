using Rencontres.Core.Registrations;

namespace Rencontres.Core.Invitees;

/// <summary>Invitees by what their names have in common however they are written.</summary>
internal sealed class NameIndex
{
    private readonly Dictionary<string, List<Entry>> byCore = new(StringComparer.Ordinal);

    /// <summary>Kinds, countries and areas, which many have in common.</summary>
    private readonly HashSet<string> common = new(StringComparer.Ordinal);

    public void Add(InviteeName invitee)
    {
        var name = OrganisationName.Of(invitee.Name);
        if (!byCore.TryGetValue(name.Core, out var entries))
            byCore[name.Core] = entries = new(1);

        var within = name.Within.Length > 0 ? name.Within : OrganisationName.Plain(invitee.Area);
        entries.Add(new Entry(invitee.Id, name.Form, Once(invitee.Kind), Once(invitee.Country), Once(within), invitee.Code, invitee.CameByItself));
    }

    /// <returns>Null unless exactly one is meant.</returns>
    public InviteeId? Find(Organisation organisation)
    {
        var name = OrganisationName.Of(organisation.Name);
        var meant = byCore.GetValueOrDefault(name.Core, [])
            .Where(entry => organisation.Country.Length == 0 || entry.Country == organisation.Country)
            .Where(entry => name.Within.Length == 0 || entry.Within.Length == 0 || entry.Within == name.Within)
            .Where(entry => MayBe(organisation.Code, entry.Code))
            .Where(entry => Fits(name.Form, organisation.Kind, entry))
            .ToList();

        // What somebody has typed into the open form does not hide one who was invited.
        if (meant.Exists(entry => !entry.CameByItself))
            meant.RemoveAll(entry => entry.CameByItself);

        if (meant.Count > 1)
            meant = [.. meant.Where(entry => entry.Kind == organisation.Kind)];

        return meant is [var one] ? one.Id : null;
    }

    /// <summary>Of two codes that differ, each is another's: Saint-Denis in Seine-Saint-Denis is not the one on La Réunion.</summary>
    private static bool MayBe(string typed, string listed)
    {
        var (one, other) = (Bare(typed), Bare(listed));
        return one.Length == 0 || other.Length == 0 || one == other;

        static string Bare(string code) => OrganisationName.Plain(code).Replace(" ", "", StringComparison.Ordinal);
    }

    /// <summary>
    /// Names that both say what they are (a town, a metropolis) must say the same; where one does not say it, its kind stands for it. So the town
    /// of Lyon is not its metropolis, nor Shizuoka city the prefecture.
    /// </summary>
    private static bool Fits(OrganisationForm? typed, string kind, Entry entry)
    {
        if (typed is not null && entry.Form is not null)
            return typed == entry.Form;

        var one = typed?.Level ?? OrganisationForm.LevelOf(kind);
        var other = entry.Form?.Level ?? OrganisationForm.LevelOf(entry.Kind);
        return one is null || other is null || one == other;
    }

    private string Once(string text)
    {
        common.Add(text);
        return common.TryGetValue(text, out var known) ? known : text;
    }

    private readonly record struct Entry(InviteeId Id, OrganisationForm? Form, string Kind, string Country, string Within, string Code, bool CameByItself);
}
