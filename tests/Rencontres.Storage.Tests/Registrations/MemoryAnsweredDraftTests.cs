namespace Rencontres.Storage.Tests.Registrations;

public sealed class MemoryAnsweredDraftTests : AnsweredDraftContract
{
    protected override Task<DraftRecords> NewAsync() => DraftRecords.InMemoryAsync();
}
