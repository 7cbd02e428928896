using Appliance.Storage.Tests.Testing;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Appliance.Storage.Tests.Sql;

[TestClass]
public sealed class PreparedConnectionTests
{
    public TestContext TestContext { get; set; } = null!;

    private CancellationToken Cancellation => TestContext.CancellationToken;

    [TestMethod]
    public async Task Execute_SameTextOtherValues_UsesTheNewValues()
    {
        await using var storage = await TestStorage.OpenAsync();

        await storage.Database.WriteAsync(
            session =>
            {
                session.Insert(1, 1, "a");
                session.Insert(1, 2, "b");
                session.Connection.Execute("insert into notes (sender, number, text) values (@sender, @number, @text)", new[]
                {
                    new { sender = 2, number = 1, text = (string?)"c" },
                    new { sender = 2, number = 2, text = (string?)"d" },
                });
            },
            Cancellation);

        Assert.AreSequenceEqual(
            new[] { "a", "b", "c", "d" },
            storage.Database.Read(connection => connection.Query<string>("select text from notes order by id").ToList()));
    }

    [TestMethod]
    public async Task Query_NestedInItself_BothRun()
    {
        await using var storage = await TestStorage.OpenAsync();
        await storage.Database.WriteAsync(session => Enumerable.Range(1, 3).Sum(i => session.Insert(1, i)), Cancellation);
        const string Sql = "select number from notes where number >= @from order by number";

        var sum = storage.Database.Read(connection =>
            connection.Query<long>(Sql, new { from = 1 }, buffered: false).Sum(from => connection.Query<long>(Sql, new { from }).Count()));

        Assert.AreEqual(3 + 2 + 1, sum);
    }

    [TestMethod]
    public async Task Execute_FailsOnce_RunsTheNextTime()
    {
        await using var storage = await TestStorage.OpenAsync();
        await storage.Database.WriteAsync(session => session.Insert(1, 1), Cancellation);

        await storage.Database.WriteAsync(
            session =>
            {
                Assert.ThrowsExactly<SqliteException>(() => session.Insert(1, 1));
                session.Insert(1, 2);
            },
            Cancellation);

        Assert.AreSequenceEqual(new long[] { 1, 2 }, storage.Database.NumbersOf(1));
    }

    [TestMethod]
    public async Task Query_MoreTextsThanAreKept_AllAnswer()
    {
        await using var storage = await TestStorage.OpenAsync();

        var sum = storage.Database.Read(connection =>
            Enumerable.Range(0, 600).Sum(i => connection.ExecuteScalar<long>($"select {i % 300}")));

        Assert.AreEqual(2 * 299 * 300 / 2, sum);
    }

    [TestMethod]
    public async Task Query_ParameterMissing_Fails()
    {
        await using var storage = await TestStorage.OpenAsync();
        storage.Database.Read(connection => connection.ExecuteScalar<long>("select @a + @b", new { a = 1, b = 2 }));

        Assert.ThrowsExactly<InvalidOperationException>(() =>
            storage.Database.Read(connection => connection.ExecuteScalar<long>("select @a + @b", new { a = 1 })));
    }
}
