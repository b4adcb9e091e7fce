using Rencontres.Core.Registrations;

namespace Rencontres.Core.Campaigns;

/// <summary>A fault in a campaign's definition.</summary>
/// <param name="Path">Where in the JSON: <c>reminders[2].before</c>.</param>
public sealed record DefinitionFault(string Path, string Message);

/// <summary>What a JSON Schema cannot say of a definition: how its parts fit together.</summary>
public static class DefinitionCheck
{
    /// <param name="replaced">The paths of values that were put in for ones that cannot be read: what hangs on them is not told.</param>
    public static IReadOnlyList<DefinitionFault> Faults(CampaignDefinition definition, params IReadOnlyList<string> replaced)
    {
        var zones = Zone(definition).ToList();
        IEnumerable<DefinitionFault> single = [.. zones, .. Texts(definition), .. Addresses(definition), .. Names(definition), .. FormCheck.Choices(definition.Form, replaced)];
        return
        [
            .. single.Where(fault => !replaced.Any(path => DefinitionPath.AreNested(path, fault.Path))),
            .. PlanCheck.Faults(definition, [.. replaced, .. zones.Select(fault => fault.Path)]),
        ];
    }

    private static IEnumerable<DefinitionFault> Zone(CampaignDefinition definition)
    {
        if (!Zones.Exists(definition.Cutoff.Zone))
            yield return new("cutoff.zone", $"\"{definition.Cutoff.Zone}\" is no time zone; use a name like Europe/Paris.");

        if (!Zones.Exists(definition.Meeting.Zone))
            yield return new("meeting.zone", $"\"{definition.Meeting.Zone}\" is no time zone; use a name like Europe/Paris.");
    }

    private static IEnumerable<DefinitionFault> Texts(CampaignDefinition definition) =>
        from place in LocalizedTexts(definition)
        from language in definition.Languages
        where !place.Text.Languages.Contains(language) || place.Text.In(language).Trim().Length == 0
        select new DefinitionFault(place.Path, $"The text in {language.Code()} is missing; the campaign's languages need one each.");

    private static IEnumerable<(string Path, LocalizedText Text)> LocalizedTexts(CampaignDefinition definition)
    {
        var (edition, meeting, organiser) = (definition.Edition, definition.Meeting, definition.Organiser);
        (string, LocalizedText)[] single =
        [
            ("edition.title", edition.Title), ("edition.city", edition.City), ("edition.about", edition.About),
            ("meeting.title", meeting.Title), ("meeting.place", meeting.Place), ("meeting.purpose", meeting.Purpose),
            ("organiser.name", organiser.Name), ("organiser.partners", organiser.Partners), ("organiser.signature", organiser.Signature),
        ];
        return single
            .Concat(definition.Workshops.Select((topic, index) => (DefinitionPath.At("workshops", index, "title"), topic.Title)))
            .Concat(definition.Themes.Select((topic, index) => (DefinitionPath.At("themes", index, "title"), topic.Title)))
            .Concat(definition.Enclosures.Select((enclosure, index) => (DefinitionPath.At("enclosures", index, "title"), enclosure.Title)))
            .Concat(definition.Enclosures.Select((enclosure, index) => (DefinitionPath.At("enclosures", index, "files"), enclosure.Files)))
            .Concat(FormCheck.Texts(definition.Form));
    }

    private static IEnumerable<DefinitionFault> Addresses(CampaignDefinition definition)
    {
        var organiser = definition.Organiser;
        var places = new[] { ("organiser.from", organiser.From), ("organiser.replyTo", organiser.ReplyTo) }
            .Concat(organiser.Mailboxes.Select((address, index) => (DefinitionPath.At("organiser.mailboxes", index), address)))
            .Concat(organiser.ReportTo.Select((address, index) => (DefinitionPath.At("organiser.reportTo", index), address)));
        foreach (var (path, address) in places.Where(place => !EmailAddress.TryParse(place.Item2, out _)))
        {
            yield return new(path, $"\"{address}\" is no mail address.");
        }

        if (organiser.FromName.Any(character => character is < ' ' or > '~' or ',' or ';'))
            yield return new("organiser.fromName", "The sender's name may only have plain letters without accents, and no comma or semicolon: the mail service shows others as \"?\". Say it in full in the subject or the text.");
    }

    private static IEnumerable<DefinitionFault> Names(CampaignDefinition definition) =>
        Repeated("workshops", definition.Workshops.Select(topic => topic.Id))
            .Concat(Repeated("themes", definition.Themes.Select(topic => topic.Id)))
            .Concat(Repeated("enclosures", definition.Enclosures.Select(enclosure => enclosure.Name)))
            .Concat(FormCheck.Names(definition.Form));

    internal static IEnumerable<DefinitionFault> Repeated(string path, IEnumerable<string> names) =>
        names.Select((name, index) => (name, index))
            .GroupBy(each => each.name)
            .SelectMany(group => group.Skip(1))
            .Select(each => new DefinitionFault(DefinitionPath.At(path, each.index), $"\"{each.name}\" stands here a second time."));
}
