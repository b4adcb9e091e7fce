namespace Rencontres.Core.Mail;

/// <summary>What happens to a mail. Those that begin with Told are the mail service's own events, which come late, doubled and in any order.</summary>
public enum MailTrigger
{
    Claimed,

    /// <summary>The reply says that the service has taken it on.</summary>
    TakenOn,

    /// <summary>It was certainly not: no byte was posted, or the reply says so.</summary>
    NotTakenOn,

    /// <summary>The reply refuses this very mail.</summary>
    Refused,

    /// <summary>Posted, and no reply that tells its fate.</summary>
    Unanswered,

    /// <summary>Its lease has run out without a word of its sender.</summary>
    LeftBehind,

    Superseded,

    ToldProcessed,
    ToldDeferred,
    ToldDelivered,
    ToldBounced,
    ToldDropped,

    /// <summary>Absence of events, on the three conditions of <see cref="UnknownMails"/>.</summary>
    JudgedAbsent,

    /// <summary>An organiser's word that it was taken on.</summary>
    SaidSent,

    /// <summary>An organiser's word that it was not.</summary>
    SaidUnsent,
}
