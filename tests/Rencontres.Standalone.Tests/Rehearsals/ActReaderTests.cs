using Rencontres.Standalone.Rehearsals;

namespace Rencontres.Standalone.Tests.Rehearsals;

public sealed class ActReaderTests : IDisposable
{
    private readonly string list = Path.GetTempFileName();

    public void Dispose() => File.Delete(list);

    [Theory]
    [InlineData("when,who\n1,2", "no column instant and no column act")]
    [InlineData("instant,code\n2023-07-12T09:00:00+02:00,1", "no column act")]
    [InlineData("instant,code,act\nyesterday,1,answer", "line 2: the column instant")]
    [InlineData("", "empty")]
    public async Task A_list_that_cannot_be_played_is_refused_with_the_reason(string content, string reason)
    {
        await File.WriteAllTextAsync(list, content, TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<RehearsalException>(() => ActReader.ReadAsync(list, TestContext.Current.CancellationToken));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.StartsWith(list, refusal.Message, StringComparison.Ordinal);
    }
}
