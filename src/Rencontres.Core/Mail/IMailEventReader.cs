namespace Rencontres.Core.Mail;

/// <summary>
/// Reads what the mail service posts to its webhook, after making sure that it is the service who posts, and lately, by the machine's clock. Never throws; may
/// be asked twice.
/// </summary>
public interface IMailEventReader
{
    /// <param name="header">Gives a header of the request; null if it has none of that name.</param>
    /// <param name="body">The raw bytes: the signature is over these.</param>
    EventPost Read(Func<string, string?> header, byte[] body);
}

/// <summary>A post to the webhook. A closed set.</summary>
public abstract record EventPost
{
    private EventPost()
    {
    }

    /// <param name="Others">How many events were no business of ours: about mails that we did not send, or of a kind that changes nothing.</param>
    public sealed record Events(IReadOnlyList<MailEvent> All, int Others) : EventPost;

    /// <summary>Not certainly from the service.</summary>
    /// <param name="LooksGenuine">It has the form of a post of the service; so the key may be the wrong one. A stray request has not.</param>
    public sealed record Refused(string Reason, bool LooksGenuine) : EventPost;

    /// <summary>From the service, but no list of events.</summary>
    public sealed record Unreadable(string Reason) : EventPost;

    /// <summary>The application does not know the webhook's key, so it can believe nobody.</summary>
    public sealed record NoKey : EventPost;
}
