using Appliance.Storage.Migrations;
using Appliance.Storage.Tests.Testing;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Storage.Tests.Migrations;

[TestClass]
public sealed class MigratorTests
{
    private static readonly SqlMigration Later = new(9001, "later", "create table later_things (id {id});");

    private readonly string _folder = TestStorage.NewFolder();

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public async Task Migrate_NewDatabase_AppliesAllWithoutBackup()
    {
        await using var storage = TestStorage.Build(_folder);

        var report = storage.Get<Migrator>().Migrate();

        Assert.AreSequenceEqual(new[] { 1, 9000 }, report.Applied.Select(migration => migration.Number));
        Assert.IsNull(report.Backup);
    }

    [TestMethod]
    public async Task Migrate_UpToDate_DoesNothing()
    {
        await MigrateAsync();

        var report = await MigrateAsync();

        Assert.IsEmpty(report.Applied);
    }

    [TestMethod]
    public async Task Migrate_PendingStepOnExistingDatabase_LeavesACopyOfBefore()
    {
        await MigrateAsync();

        var report = await MigrateAsync(Later);

        await using var copy = new SqliteConnection($"Data Source={report.Backup};Mode=ReadOnly;Pooling=False");
        Assert.AreSequenceEqual(new long[] { 1, 9000 }, copy.Query<long>("select number from migrations order by number"));
    }

    [TestMethod]
    public async Task Migrate_SourceChanged_IsRefusedInWords()
    {
        await MigrateAsync(Later);

        var refusal = await Assert.ThrowsExactlyAsync<StorageStartException>(() => MigrateAsync(Later with { Source = "create table other (id {id});" }));

        Assert.AreEqual("migration_changed", refusal.Code);
    }

    [TestMethod]
    public async Task Migrate_DatabaseIsNewer_IsRefusedInWords()
    {
        await MigrateAsync(Later);

        var refusal = await Assert.ThrowsExactlyAsync<StorageStartException>(() => MigrateAsync());

        Assert.AreEqual("database_newer", refusal.Code);
    }

    [TestMethod]
    public async Task Migrate_StepFails_IsRolledBackWholeAndTriedAgain()
    {
        await MigrateAsync();
        var broken = Later with { Source = "create table later_things (id {id}); insert into nowhere values (1);" };

        await Assert.ThrowsExactlyAsync<SqliteException>(() => MigrateAsync(broken));

        Assert.HasCount(1, (await MigrateAsync(Later)).Applied);
    }

    [TestMethod]
    public async Task Migrate_StepLeavesDanglingReference_IsRolledBack()
    {
        var dangling = Later with { Source = "create table children (id {id}, note_id bigint not null references notes (id)); insert into children (note_id) values (5);" };

        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => MigrateAsync(dangling));

        Assert.HasCount(1, (await MigrateAsync(Later)).Applied);
    }

    [TestMethod]
    public async Task TableRebuild_ReferencedTable_KeepsRowsIndexesAndReferences()
    {
        await MigrateAsync(new SqlMigration(9001, "children", "create index notes_text on notes (text); create table children (id {id}, note_id bigint not null references notes (id)); insert into notes (id, sender, number, text) values (5, 1, 1, 'kept'); insert into children (note_id) values (5);"));

        await MigrateAsync(
            new SqlMigration(9001, "children", "create index notes_text on notes (text); create table children (id {id}, note_id bigint not null references notes (id)); insert into notes (id, sender, number, text) values (5, 1, 1, 'kept'); insert into children (note_id) values (5);"),
            new Rebuild());

        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "appliance.db")};Mode=ReadOnly;Pooling=False");
        Assert.AreEqual("kept", connection.ExecuteScalar<string>("select n.text from children c join notes n on n.id = c.note_id where n.added = 'new'"));
        Assert.AreEqual(1, connection.ExecuteScalar<long>("select count(*) from sqlite_master where name = 'notes_text'"));
        Assert.IsEmpty(connection.Query("pragma foreign_key_check"));
    }

    [TestMethod]
    public void EmbeddedSqlMigrations_OfStorage_HoldsTheFirst()
    {
        var first = EmbeddedSqlMigrations.In(typeof(Migrator).Assembly)[0];

        Assert.AreEqual((1, "storage"), (first.Number, first.Name));
    }

    private async Task<MigrationReport> MigrateAsync(params IMigration[] more)
    {
        await using var storage = TestStorage.Build(_folder, services =>
        {
            foreach (var migration in more)
                services.AddSingleton(migration);
        });
        return storage.Get<Migrator>().Migrate();
    }

    private sealed class Rebuild : IMigration
    {
        public int Number => 9002;

        public string Name => "rebuild";

        public string Source => "notes: text may be null, added";

        public void Apply(System.Data.Common.DbConnection connection, ISqlDialect dialect) => TableRebuild.Run(
            connection,
            "notes",
            $"id {dialect.IdColumn}, sender integer not null, number integer not null, text text, added text not null",
            "id, sender, number, text, added",
            "id, sender, number, text, 'new'");
    }
}
