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

    [Fact]
    public async Task A_document_is_added_once_and_the_same_words_again_change_nothing()
    {
        var store = await Store.NewAsync(azurite);

        var added = await store.Content.AddAsync(Path, "first"u8.ToArray(), Cancellation);
        var again = await store.Content.AddAsync(Path, "first"u8.ToArray(), Cancellation);

        Assert.True(added);
        Assert.True(again);
    }

    [Fact]
    public async Task Other_words_are_not_added_where_a_document_is()
    {
        var store = await Store.NewAsync(azurite);
        await store.Content.AddAsync(Path, "first"u8.ToArray(), Cancellation);

        var added = await store.Content.AddAsync(Path, "second"u8.ToArray(), Cancellation);

        Assert.False(added);
        Assert.Equal("first", Encoding.UTF8.GetString((await store.Content.ReadAsync(Path, Cancellation))!.Content));
    }

    [Fact]
    public async Task Of_many_who_add_at_once_one_wins_and_all_are_told_the_truth()
    {
        var store = await Store.NewAsync(azurite);
        var words = Enumerable.Range(0, 8).Select(number => Encoding.UTF8.GetBytes($"words {number}")).ToList();

        var added = await Task.WhenAll(words.Select(each => store.Content.AddAsync(Path, each, Cancellation)));

        var winner = Assert.Single(words, each => added[words.IndexOf(each)]);
        Assert.Equal(winner, (await store.Content.ReadAsync(Path, Cancellation))!.Content);
    }

    [Fact]
    public async Task A_document_is_taken_away_and_need_not_have_been_there()
    {
        var store = await Store.NewAsync(azurite);
        await WriteAsync(store, Path, "a");

        await store.Content.DeleteAsync(Path, Cancellation);
        await store.Content.DeleteAsync(Path, Cancellation);

        Assert.Null(await store.Content.ReadAsync(Path, Cancellation));
    }

    private static Task WriteAsync(Store store, string path, string text) =>
        store.Content.WriteAsync(path, new MemoryStream(Encoding.UTF8.GetBytes(text)), Cancellation);
}
