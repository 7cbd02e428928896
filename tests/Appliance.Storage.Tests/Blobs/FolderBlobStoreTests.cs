using System.Security.Cryptography;
using Appliance.Storage.Blobs;
using Appliance.Storage.Tests.Testing;

namespace Appliance.Storage.Tests.Blobs;

[TestClass]
public sealed class FolderBlobStoreTests
{
    private static readonly byte[] Content = RandomNumberGenerator.GetBytes(300_000);

    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Cancellation => TestContext.CancellationToken;

    [TestMethod]
    public async Task SaveAsync_Content_IsNamedByItsHashAndReadBack()
    {
        await using var storage = TestStorage.Build();
        var store = storage.Get<IBlobStore>();

        var info = await store.SaveAsync(new MemoryStream(Content), 1_000_000, Cancellation);

        Assert.AreEqual(new BlobInfo(Convert.ToHexStringLower(SHA256.HashData(Content)), Content.Length), info);
        await using var stored = store.Open(info.Hash)!;
        using var copy = new MemoryStream();
        await stored.CopyToAsync(copy, Cancellation);
        Assert.AreSequenceEqual(Content, copy.ToArray());
    }

    [TestMethod]
    public async Task SaveAsync_SameContentAtOnce_IsStoredOnce()
    {
        await using var storage = TestStorage.Build();
        var store = storage.Get<IBlobStore>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.SaveAsync(new MemoryStream(Content), 1_000_000, Cancellation)));

        Assert.HasCount(1, Files(storage));
    }

    [TestMethod]
    public async Task SaveAsync_TooLarge_KeepsNothing()
    {
        await using var storage = TestStorage.Build();

        await Assert.ThrowsExactlyAsync<BlobTooLargeException>(() =>
            storage.Get<IBlobStore>().SaveAsync(new MemoryStream(Content), Content.Length - 1, Cancellation));

        Assert.IsEmpty(Files(storage));
    }

    [TestMethod]
    [DataRow("../../etc/passwd")]
    [DataRow("")]
    [DataRow("ABCDEFabcdefABCDEFabcdefABCDEFabcdefABCDEFabcdefABCDEFabcdefabcd")]
    [DataRow("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Open_NoSuchContent_IsNull(string hash)
    {
        await using var storage = TestStorage.Build();

        Assert.IsNull(storage.Get<IBlobStore>().Open(hash));
    }

    private static string[] Files(TestStorage storage) =>
        Directory.GetFiles(Path.Combine(storage.Folder, "media"), "*", SearchOption.AllDirectories);
}
