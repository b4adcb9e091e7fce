using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;
using Rencontres.Core.Mail;

namespace Rencontres.Core.Tests.Building;

/// <summary>A French town that nobody has written to yet, unless told otherwise.</summary>
internal sealed class InviteeBuilder(string code = "54395")
{
    private readonly Dictionary<Wave, WaveMail> mails = [];
    private ListedInvitee listed = Listed(code);
    private Func<Invitee, Invitee> change = each => each;

    public static ListedInvitee Listed(string code, string? email = null) => new(
        InviteeId.FromStored(code), code, $"Ville {code}", "commune", CampaignBuilder.France, "", null, Language.French, email ?? $"mairie@ville-{code}.example", "");

    public InviteeBuilder In(Slot slot, Language? language = null)
    {
        listed = listed with { Slot = slot, Language = language ?? (slot.Country == "JP" ? Language.Japanese : Language.French) };
        return this;
    }

    public InviteeBuilder Email(string email)
    {
        listed = listed with { Email = email };
        return this;
    }

    public InviteeBuilder Got(Wave wave, Instant at, MailState state = MailState.Accepted, Instant? leaseUntil = null)
    {
        mails[wave] = new WaveMail(state, at, $"attempt-{wave}", leaseUntil);
        return this;
    }

    public InviteeBuilder Answered(AnswerStatus status) => With(each => each with { Answer = status });

    public InviteeBuilder With(Func<Invitee, Invitee> next)
    {
        var before = change;
        change = each => next(before(each));
        return this;
    }

    public Invitee Build(Campaign campaign) =>
        change(new Invitee(InviteeKey.Of(campaign, listed.Id), listed, "1") { Mails = new Dictionary<Wave, WaveMail>(mails) });
}
