using Rencontres.Core.Campaigns;
using Rencontres.Core.Invitees;

namespace Rencontres.Core.Flow;

/// <summary>What a wave's mails to some of its recipients are written from; those of one request share it.</summary>
internal readonly record struct WaveVariant(Language Language, string Template)
{
    /// <summary>Asked of the row that the claim is conditional on, so that nobody is told of a draft that is sent, or not told of one that waits.</summary>
    public static WaveVariant Of(WaveWording wording, Invitee invitee) =>
        new(invitee.Listed.Language, invitee.DraftAt is not null && wording.ForDrafts is { } drafts ? drafts : wording.Template);
}
