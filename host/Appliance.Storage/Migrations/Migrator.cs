using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Appliance.Storage.Sql;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Appliance.Storage.Migrations;

/// <summary>Brings the database to the schema of this program: ordered steps, each in a transaction with its checksum, never down.</summary>
public sealed class Migrator(DataFolder folder, IEnumerable<IMigration> migrations, TimeProvider time, ILogger<Migrator> logger)
{
    private const int BackupsKept = 5;

    private readonly IMigration[] _migrations = [.. migrations.OrderBy(migration => migration.Number)];
    private readonly SqliteDialect _dialect = new();

    /// <summary>Applies what is pending. The writer must not be running.</summary>
    /// <exception cref="StorageStartException">The database is newer than the program, or a step was changed after it ran; nothing is touched.</exception>
    public MigrationReport Migrate()
    {
        CheckNumbers();
        folder.Create();
        using var connection = SqliteOpener.OpenWriter(folder.Database);
        var applied = Applied(connection);
        Check(applied);

        var pending = _migrations.Where(migration => !applied.ContainsKey(migration.Number)).ToArray();
        if (pending.Length == 0)
            return new MigrationReport([], null);

        var backup = applied.Count == 0 ? null : Backup(connection, pending[0]);
        connection.Execute("create table if not exists migrations (number integer primary key, name text not null, checksum text not null, applied_at bigint not null)");

        // Foreign keys are off while a step runs, so that a table may be rebuilt under its references; the check below takes their place.
        connection.Execute("pragma foreign_keys = off");
        foreach (var migration in pending)
            Apply(connection, migration);
        connection.Execute("pragma foreign_keys = on");
        return new MigrationReport(pending, backup);
    }

    internal static string Checksum(IMigration migration) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(migration.Source)));

    private static Dictionary<int, AppliedMigration> Applied(SqliteConnection connection)
    {
        var exists = connection.ExecuteScalar<long>("select count(*) from sqlite_master where type = 'table' and name = 'migrations'") > 0;
        return exists
            ? connection.Query<AppliedMigration>("select number, name, checksum from migrations").ToDictionary(row => (int)row.Number)
            : [];
    }

    private void CheckNumbers()
    {
        var twice = _migrations.GroupBy(migration => migration.Number).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new InvalidOperationException($"Two migrations have the number {twice.Key}: {string.Join(", ", twice.Select(migration => migration.Name))}.");
    }

    private void Check(Dictionary<int, AppliedMigration> applied)
    {
        var known = _migrations.ToDictionary(migration => migration.Number);
        foreach (var row in applied.Values.OrderBy(row => row.Number))
        {
            if (!known.TryGetValue((int)row.Number, out var migration))
            {
                throw new StorageStartException(
                    "database_newer",
                    $"The database was made by a newer version (it knows step {row.Number} \"{row.Name}\", this program does not). Start the newer version, or restore a backup made before the upgrade.",
                    $"数据库由更新的版本创建（包含本程序没有的步骤 {row.Number}“{row.Name}”）。请启动更新的版本，或恢复升级前的备份。");
            }

            if (row.Checksum != Checksum(migration))
            {
                throw new StorageStartException(
                    "migration_changed",
                    $"Migration {row.Number} \"{row.Name}\" is not the one that this database was made with. The program's files are mixed or altered: install the release again.",
                    $"迁移步骤 {row.Number}“{row.Name}”与创建此数据库时的内容不一致。程序文件可能混杂或被改动，请重新安装该版本。");
            }
        }

        var newest = applied.Count == 0 ? 0 : applied.Keys.Max();
        var late = _migrations.FirstOrDefault(migration => migration.Number < newest && !applied.ContainsKey(migration.Number));
        if (late is not null)
            throw new InvalidOperationException($"Migration {late.Number} \"{late.Name}\" comes before {newest}, which has already run.");
    }

    private string Backup(SqliteConnection connection, IMigration first)
    {
        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        var path = Path.Combine(folder.Backups, $"before-{first.Number:D4}-{stamp}.db");
        for (var again = 2; File.Exists(path); again++)
            path = Path.Combine(folder.Backups, $"before-{first.Number:D4}-{stamp}-{again}.db");
        DatabaseCopy.Make(connection, path);
        logger.LogInformation("The database was copied to {Path} before migration {Number}", path, first.Number);
        foreach (var old in Directory.GetFiles(folder.Backups, "before-*.db").OrderByDescending(File.GetLastWriteTimeUtc).Skip(BackupsKept))
            File.Delete(old);
        return path;
    }

    private void Apply(SqliteConnection connection, IMigration migration)
    {
        connection.Execute("begin immediate");
        try
        {
            migration.Apply(connection, _dialect);
            var broken = connection.Query("pragma foreign_key_check").Count();
            if (broken > 0)
                throw new InvalidOperationException($"Migration {migration.Number} \"{migration.Name}\" leaves {broken} rows whose reference points nowhere.");
            connection.Execute(
                "insert into migrations (number, name, checksum, applied_at) values (@Number, @Name, @Checksum, @At)",
                new { migration.Number, migration.Name, Checksum = Checksum(migration), At = time.GetUtcNow().ToUnixTimeMilliseconds() });
            connection.Execute("commit");
        }
        catch
        {
            if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle!) == 0)
                connection.Execute("rollback");
            throw;
        }

        logger.LogInformation("Migration {Number} {Name} applied", migration.Number, migration.Name);
    }
}
