using Appliance.Plugins.Store;
using Appliance.Plugins.Tests.Support;
using Appliance.Sdk.Storage;

namespace Appliance.Plugins.Tests.Store;

[TestClass]
public sealed class StoreTests : IDisposable
{
    private readonly string _folder = Fixtures.NewFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public async Task Put_ThenOpenedAnew_IsThere()
    {
        using (var store = Open())
            await store.PutAsync("notes", "a", new Note("hello"), null, CancellationToken.None);

        using var again = Open();
        var found = await again.FindAsync<Note>("notes", "a", CancellationToken.None);

        Assert.AreEqual(new Note("hello"), found!.Value);
        Assert.AreEqual(1, found.Version);
    }

    [TestMethod]
    public async Task TryAdd_KeyThere_ChangesNothing()
    {
        using var store = Open();
        await store.TryAddAsync("notes", "a", new Note("first"), null, CancellationToken.None);

        var added = await store.TryAddAsync("notes", "a", new Note("second"), null, CancellationToken.None);

        Assert.IsFalse(added);
        Assert.AreEqual("first", (await store.FindAsync<Note>("notes", "a", CancellationToken.None))!.Value.Text);
    }

    [TestMethod]
    public async Task TryReplace_OldVersion_ChangesNothing()
    {
        using var store = Open();
        await store.PutAsync("notes", "a", new Note("one"), null, CancellationToken.None);
        await store.PutAsync("notes", "a", new Note("two"), null, CancellationToken.None);

        var replaced = await store.TryReplaceAsync("notes", "a", new Note("three"), 1, null, CancellationToken.None);

        Assert.IsFalse(replaced);
    }

    [TestMethod]
    public async Task Query_ByField_PagesThroughAllOnce()
    {
        using var store = Open();
        for (var i = 0; i < 25; i++)
            await store.PutAsync("notes", $"k{i:00}", new Note($"{i}"), new Dictionary<string, string> { ["colour"] = i % 2 == 0 ? "blue" : "red" }, CancellationToken.None);

        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = await store.QueryAsync<Note>(new StoreQuery { Collection = "notes", Field = "colour", EqualTo = "blue", After = after, Limit = 5, Descending = true }, CancellationToken.None);
            seen.AddRange(page.Items.Select(item => item.Key));
            after = page.Next;
        }
        while (after is not null);

        CollectionAssert.AreEqual(Enumerable.Range(0, 13).Select(i => $"k{24 - (2 * i):00}").ToArray(), seen.ToArray());
    }

    [TestMethod]
    public async Task Put_FieldsReplaced_FormerValueFindsNothing()
    {
        using var store = Open();
        await store.PutAsync("notes", "a", new Note("x"), new Dictionary<string, string> { ["colour"] = "blue" }, CancellationToken.None);
        await store.PutAsync("notes", "a", new Note("x"), new Dictionary<string, string> { ["colour"] = "red" }, CancellationToken.None);

        var page = await store.QueryAsync<Note>(new StoreQuery { Collection = "notes", Field = "colour", EqualTo = "blue" }, CancellationToken.None);

        Assert.IsEmpty(page.Items);
    }

    [TestMethod]
    public async Task Put_LargerThanOneMebibyte_Refused()
    {
        using var store = Open();

        await Assert.ThrowsExactlyAsync<ArgumentException>(() => store.PutAsync("notes", "a", new Note(new string('x', 1024 * 1024)), null, CancellationToken.None));
    }

    private SqlitePluginStore Open() => new(Path.Combine(_folder, "store.db"), TimeProvider.System);

    private sealed record Note(string Text);
}
