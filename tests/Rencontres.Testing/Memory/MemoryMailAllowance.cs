using NodaTime;
using Rencontres.Core.Campaigns;
using Rencontres.Core.Mail;

namespace Rencontres.Testing.Memory;

public sealed class MemoryMailAllowance : IMailAllowance
{
    private MailAllowance allowance = MailAllowance.None;

    public Task<AllowanceTurn> TakeAsync(MailLimits limits, int wanted, int leaving, Instant now, CancellationToken cancellationToken)
    {
        (allowance, var turn) = allowance.Take(limits, wanted, leaving, now);
        return Task.FromResult(turn);
    }
}
