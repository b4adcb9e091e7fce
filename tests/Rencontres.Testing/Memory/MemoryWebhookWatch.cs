using Rencontres.Core.Mail;

namespace Rencontres.Testing.Memory;

public sealed class MemoryWebhookWatch : IWebhookWatch
{
    public WebhookWatch Record { get; private set; } = WebhookWatch.None;

    public Task<WebhookWatch> ChangeAsync(Func<WebhookWatch, WebhookWatch> change, CancellationToken cancellationToken) => Task.FromResult(Record = change(Record));
}
