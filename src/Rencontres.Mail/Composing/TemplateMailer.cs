using NodaTime;
using Rencontres.Core;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;
using Rencontres.Mail.SendGrid;
using Rencontres.Mail.Templates;

namespace Rencontres.Mail.Composing;

/// <summary>Writes mails from templates and posts them through SendGrid.</summary>
internal sealed class TemplateMailer(WaveMailComposer waves, SingleMailComposer singles, SendGridMailer sendGrid, IClock clock) : IMailer
{
    public Task<SendOutcome> SendAsync(WaveBatch batch, CancellationToken cancellationToken) =>
        PostAsync(() => waves.ComposeAsync(batch, cancellationToken), batch.LeaseUntil);

    public Task<SendOutcome> SendAsync(SingleMail mail, SingleMailContent content, Campaign campaign, CancellationToken cancellationToken) =>
        PostAsync(() => singles.ComposeAsync(mail, content, campaign, cancellationToken), mail.LeaseUntil ?? Instant.MinValue);

    private async Task<SendOutcome> PostAsync(Func<Task<OutgoingBatch>> compose, Instant leaseUntil)
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
            return new SendOutcome.TryLater(DelayCause.Ours, "the templates could not be read");
        }
        catch (OperationCanceledException)
        {
            return new SendOutcome.TryLater(DelayCause.Ours, "stopped before it was posted");
        }
        catch (Exception fault)
        {
            // Whatever it is, nothing was posted, and the claim must not be left behind as unknown.
            return new SendOutcome.Unwritable($"The mail cannot be written ({fault.GetType().Name}): {fault.Message}");
        }

        return await sendGrid.SendAsync(batch, () => clock.GetCurrentInstant() < leaseUntil, CancellationToken.None);
    }
}
