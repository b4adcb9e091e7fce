using Rencontres.Core.Campaigns;

namespace Rencontres.Core.Mail;

/// <summary>
/// Shows organisers what a mail will look like, written as the real one is but for its links, which lead nowhere: no token in it is anybody's. Touches no record
/// of an invitee.
/// </summary>
public interface IMailPreviews
{
    /// <summary>Writes the mail and sends nothing. May run twice.</summary>
    /// <exception cref="StorageUnavailableException">What it is made of is out of reach.</exception>
    Task<PreviewOutcome> WriteAsync(MailPreview preview, CancellationToken cancellationToken);

    /// <summary>Sends exactly that mail, marked as a test in its subject, once. Run twice, it is sent twice.</summary>
    /// <param name="to">An organiser's address.</param>
    /// <returns>As <see cref="IMailer"/> answers. Nothing that the mail service tells of this mail later leads to an invitee.</returns>
    /// <inheritdoc cref="WriteAsync" path="/exception"/>
    Task<SendOutcome> SendTestAsync(MailPreview preview, string to, CancellationToken cancellationToken);
}

/// <summary>A mail to be shown.</summary>
/// <param name="Template">The source of its wording, without faults.</param>
/// <param name="Footer">The source of what stands under it, without faults.</param>
public sealed record MailPreview(Campaign Campaign, Language Language, string Template, string Footer, PreviewSubject About);

/// <summary>Which mail it is. A closed set.</summary>
public abstract record PreviewSubject
{
    private PreviewSubject()
    {
    }

    /// <summary>One of a wave, to the only invitee of the batch.</summary>
    public sealed record OfWave(WaveBatch Batch) : PreviewSubject;

    /// <summary>One to a single person.</summary>
    public sealed record OfPerson(SingleMail Mail, SingleMailContent Content) : PreviewSubject;
}

/// <summary>What became of a preview. A closed set.</summary>
public abstract record PreviewOutcome
{
    private PreviewOutcome()
    {
    }

    public sealed record Written(string Subject, string Text, string Html) : PreviewOutcome;

    /// <summary>The mail cannot be written; the reason names what is at fault.</summary>
    public sealed record Unwritable(string Reason) : PreviewOutcome;
}
