using Rencontres.Core;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Mail.SendGrid;
using Rencontres.Mail.Templates;

namespace Rencontres.Mail.Composing;

/// <summary>Writes mails from templates and posts them through SendGrid.</summary>
internal sealed class TemplateMailer(WaveMailComposer waves, SingleMailComposer singles, SendGridMailer sendGrid) : IMailer
{
    public Task<SendOutcome> SendAsync(WaveBatch batch, CancellationToken cancellationToken) =>
        PostAsync(() => waves.ComposeAsync(batch, cancellationToken));

    public Task<SendOutcome> SendAsync(SingleMail mail, SingleMailContent content, Campaign campaign, CancellationToken cancellationToken) =>
        PostAsync(() => singles.ComposeAsync(mail, content, campaign, cancellationToken));

    private async Task<SendOutcome> PostAsync(Func<Task<OutgoingBatch>> compose)
    {
        OutgoingBatch batch;
        try
        {
            batch = await compose();
        }
        catch (TemplateException fault)
        {
            return new SendOutcome.Unwritable(fault.Message);
        }
        catch (ArgumentException fault)
        {
            // A value that no mail can carry: a sender's name with accents, a link that is none.
            return new SendOutcome.Unwritable($"The mail cannot be written: {fault.Message}");
        }
        catch (StorageUnavailableException)
        {
            return new SendOutcome.TryLater(null, "the templates could not be read");
        }
        catch (OperationCanceledException)
        {
            return new SendOutcome.TryLater(null, "stopped before it was posted");
        }

        return await sendGrid.SendAsync(batch, CancellationToken.None);
    }
}
