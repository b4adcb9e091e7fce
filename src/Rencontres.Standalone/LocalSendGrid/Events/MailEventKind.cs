namespace Rencontres.Standalone.LocalSendGrid.Events;

/// <summary>What may be told of a mail. SendGrid itself calls a block a bounce of another type.</summary>
public enum MailEventKind
{
    Processed,
    Deferred,
    Delivered,
    Bounce,
    Block,
    Drop,
    SpamReport,
    Unsubscribe,
}
