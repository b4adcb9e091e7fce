using Rencontres.Core.Mail;

namespace Rencontres.Testing.Memory;

/// <summary>Tells in each preview what it is made of, and remembers the tests that were sent.</summary>
public sealed class MemoryPreviews : IMailPreviews
{
    public List<(string To, string Template)> Sent { get; } = [];

    public Func<SendOutcome> Answer { get; set; } = () => new SendOutcome.Accepted("id");

    public Task<PreviewOutcome> WriteAsync(MailPreview preview, CancellationToken cancellationToken) =>
        Task.FromResult<PreviewOutcome>(new PreviewOutcome.Written(About(preview.About), preview.Template, $"<p>{preview.Template} {preview.Footer}</p>"));

    public Task<SendOutcome> SendTestAsync(MailPreview preview, string to, CancellationToken cancellationToken)
    {
        var outcome = Answer();
        if (outcome is SendOutcome.Accepted)
            Sent.Add((to, preview.Template));

        return Task.FromResult(outcome);
    }

    private static string About(PreviewSubject subject) => subject switch
    {
        PreviewSubject.OfWave { Batch: var batch } => $"{batch.WaveSlot.Wave} {batch.Invitees[0].Listed.Name}",
        PreviewSubject.OfPerson { Mail: var mail, Content: SingleMailContent.AboutRegistration about } => $"{mail.Kind} {about.Invitee.Listed.Name}",
        PreviewSubject.OfPerson { Mail: var mail } => $"{mail.Kind}",
        _ => throw new InvalidOperationException($"Unknown subject {subject}."),
    };
}
