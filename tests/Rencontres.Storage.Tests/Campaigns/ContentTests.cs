using System.Text;
using Rencontres.Testing.Azurite;
using static Rencontres.Storage.Tests.Samples;

namespace Rencontres.Storage.Tests.Campaigns;

public sealed class ContentTests(AzuriteFixture azurite)
{
    private const string Path = "rencontres-2024/templates/fr/invitation.md";

    [Fact]
    public async Task A_document_comes_back_as_it_was_written()
    {
        var store = await Store.NewAsync(azurite);

        await WriteAsync(store, Path, "# Invitation 招待");

        var document = await store.Content.ReadAsync(Path, Cancellation);
        Assert.Equal("# Invitation 招待", Encoding.UTF8.GetString(document!.Content));
    }

    [Fact]
    public async Task A_document_is_replaced_whole_and_its_version_changes()
    {
        var store = await Store.NewAsync(azurite);
        await WriteAsync(store, Path, "a long first text");
        var before = await store.Content.ReadAsync(Path, Cancellation);

        await WriteAsync(store, Path, "short");

        var after = await store.Content.ReadAsync(Path, Cancellation);
        Assert.Equal("short", Encoding.UTF8.GetString(after!.Content));
        Assert.NotEqual(before!.Version, after.Version);
        Assert.Equal(after.Version, (await store.Content.ReadAsync(Path, Cancellation))!.Version);
    }

    [Fact]
    public async Task A_document_that_is_not_there_is_none()
    {
        var store = await Store.NewAsync(azurite);

        Assert.Null(await store.Content.ReadAsync(Path, Cancellation));
    }

    [Fact]
    public async Task Documents_are_listed_by_their_beginning()
    {
        var store = await Store.NewAsync(azurite);
        await WriteAsync(store, Path, "a");
        await WriteAsync(store, "rencontres-2024/enclosures/agenda.fr.pdf", "b");
        await WriteAsync(store, "product/templates/fr/invitation.md", "c");

        var listed = await store.Content.ListAsync("rencontres-2024/", Cancellation).ToListAsync(Cancellation);

        Assert.Equal(["rencontres-2024/enclosures/agenda.fr.pdf", Path], listed);
    }

    private static Task WriteAsync(Store store, string path, string text) =>
        store.Content.WriteAsync(path, new MemoryStream(Encoding.UTF8.GetBytes(text)), Cancellation);
}
