using System.Threading.Channels;
using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Flow;

namespace Rencontres.Standalone.Hosting;

/// <summary>Wakes the loops of this process. Several nudges before a loop looks are one.</summary>
internal sealed class Nudges(TimeProvider time) : INudge
{
    private readonly Channel<bool> flow = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Channel<bool> mail = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public Task CampaignChangedAsync(CampaignId campaign)
    {
        flow.Writer.TryWrite(true);
        return Task.CompletedTask;
    }

    public Task MailDueAsync(CampaignId campaign, int? bucket)
    {
        mail.Writer.TryWrite(true);
        return Task.CompletedTask;
    }

    public Task WaitForFlowAsync(Duration longest, CancellationToken cancellationToken) => WaitAsync(flow.Reader, longest, cancellationToken);

    public Task WaitForMailAsync(Duration longest, CancellationToken cancellationToken) => WaitAsync(mail.Reader, longest, cancellationToken);

    private async Task WaitAsync(ChannelReader<bool> nudges, Duration longest, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(longest.ToTimeSpan(), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await nudges.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time has come without a nudge.
        }
    }
}
