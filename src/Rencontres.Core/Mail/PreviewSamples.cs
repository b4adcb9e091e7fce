using NodaTime;
using NodaTime.Text;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Registrations;

namespace Rencontres.Core.Mail;

/// <summary>Made-up data for previews of mails that nobody could get yet, and of pages.</summary>
public static class PreviewSamples
{
    private const string Email = "contact@exemple.example";

    private static readonly Period Extension = Period.FromDays(7);

    public static Invitee Invitee(Campaign campaign, Language language)
    {
        var slot = language == Language.Japanese ? new Slot("JP", Zones.Tokyo) : new Slot("FR", Zones.Paris);
        var id = InviteeId.FromAddress(Email);
        return new Invitee(InviteeKey.Of(campaign, id), new ListedInvitee(id, "", Town(language), "commune", slot, "", null, language, Email, ""), "");
    }

    /// <summary>The campaign as if its cutoff had just been moved by a week.</summary>
    public static Campaign Extended(Campaign campaign, Instant now)
    {
        var zone = campaign.Cutoff.Zone;
        var local = campaign.Cutoff.ToInstant().InZone(Zones.Get(zone)).LocalDateTime;
        var to = campaign.Cutoff.Before is { } date ? CutoffRule.BeforeDate(date + Extension, zone) : CutoffRule.AtTime(local + Extension, zone);
        return campaign with { Cutoff = to, Extensions = [new Extension(now, campaign.Cutoff, to, "…", TellSilent: true)] };
    }

    public static Registration Registration(Campaign campaign, Invitee invitee, Language language, Instant now)
    {
        var answer = Answer(campaign, invitee, language);
        return new Registration(invitee.Key, 1, AnswerStatus.Attending, answer, now, Receipt(campaign, answer), RegistrationSource.PersonalLink);
    }

    public static OpenBulletin OpenBulletin(Campaign campaign, Invitee invitee, Language language, Instant now)
    {
        var answer = Answer(campaign, invitee, language);
        return new OpenBulletin("", invitee.Key, answer, now, Receipt(campaign, answer), ConfirmedAt: null);
    }

    /// <summary>Nobody's, so that it is the receipt of no bulletin there is.</summary>
    private static Receipt Receipt(Campaign campaign, Answer answer) => Registrations.Receipt.For(campaign.Id, "", 1, AnswerStatus.Attending, answer);

    private static Answer Answer(Campaign campaign, Invitee invitee, Language language)
    {
        var listed = invitee.Listed;
        var topic = campaign.Definition.Workshops.Select(workshop => workshop.Id).FirstOrDefault("");
        return new Answer(
            new Organisation(listed.Name, listed.Kind, listed.Slot.Country, listed.Code),
            new Contact(Person(language), "", Email, ""),
            Attending: true,
            [new Registrations.Delegate(Person(language), "", Email)],
            Conference.Yes,
            [new Suggestion(SuggestionSubject.Workshop, topic, "…") { Wanted = true }],
            Comment: "…",
            language)
        {
            Extra = [.. campaign.Definition.Form.Extra.Select(question => new ExtraValue(question.Id, Sample(question, campaign.Definition)))],
        };
    }

    private static string Sample(ExtraField question, CampaignDefinition definition) => question.Type switch
    {
        ExtraFieldType.Text => "…",
        ExtraFieldType.Choice => question.Choices.Select(choice => choice.Id).FirstOrDefault(""),
        ExtraFieldType.Number => "1",
        ExtraFieldType.Date => LocalDatePattern.Iso.Format(definition.Meeting.Start.Date),
        _ => throw new ArgumentOutOfRangeException(nameof(question)),
    };

    private static string Town(Language language) => language switch
    {
        Language.French => "Ville d’Exemple",
        Language.Japanese => "例示市",
        Language.English => "Town of Example",
        _ => throw new ArgumentOutOfRangeException(nameof(language)),
    };

    private static string Person(Language language) => language switch
    {
        Language.French => "Camille Exemple",
        Language.Japanese => "例示 花子",
        Language.English => "Alex Example",
        _ => throw new ArgumentOutOfRangeException(nameof(language)),
    };
}
