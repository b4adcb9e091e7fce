namespace Rencontres.Core.Mail;

/// <summary>What is known of one mail. The names are stored. <see cref="MailTransitions"/> says how one comes after another.</summary>
public enum MailState
{
    /// <summary>To be sent; was certainly not accepted before, or is judged not to have been.</summary>
    Due,

    /// <summary>A sender holds it until its lease ends. Left behind by a crash, it becomes <see cref="Unknown"/>: it may have been posted.</summary>
    Claimed,

    /// <summary>The mail service has taken it on.</summary>
    Accepted,

    /// <summary>The recipient's server has taken it.</summary>
    Delivered,

    /// <summary>The recipient's server has put it off; the mail service tries on.</summary>
    Deferred,

    /// <summary>The recipient's server has sent it back.</summary>
    Bounced,

    /// <summary>The mail service did not try to deliver it; the reason is kept.</summary>
    Dropped,

    /// <summary>Nobody knows whether it was taken on, so it is never blindly sent again.</summary>
    Unknown,

    /// <summary>The mail service refused this one for good; the reason is kept.</summary>
    Refused,

    /// <summary>Not sent, because something newer made it pointless.</summary>
    Superseded,
}
