using Rencontres.Testing.Azurite;

namespace Rencontres.Storage.Tests.Registrations;

public sealed class AnsweredDraftTableTests(AzuriteFixture azurite) : AnsweredDraftContract
{
    protected override Task<DraftRecords> NewAsync() => DraftRecords.InTablesAsync(azurite);
}
