namespace Rencontres.Storage.Tests.Registrations;

public sealed class MemoryDraftTests : DraftContract
{
    protected override Task<DraftRecords> NewAsync() => DraftRecords.InMemoryAsync();
}
