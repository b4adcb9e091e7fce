using Rencontres.Core;
using Rencontres.Core.Mail;

namespace Rencontres.Testing.Memory;

public sealed class MemoryWebhookWatch : IWebhookWatch
{
    public WebhookWatch Record { get; private set; } = WebhookWatch.None;

    public bool IsDown { get; set; }

    public Task<WebhookWatch> ChangeAsync(Func<WebhookWatch, WebhookWatch> change, CancellationToken cancellationToken) =>
        IsDown ? throw new StorageUnavailableException("Storage does not answer.", new IOException()) : Task.FromResult(Record = change(Record));
}
