using System.Text;
using System.Text.Json;
using Appliance.Sdk.Storage;
using Microsoft.Data.Sqlite;

namespace Appliance.Plugins.Store;

/// <summary>
/// A plugin's documents in an SQLite file of its own, opened at the first use. Stands where LiteDB would. Its calls run on
/// the thread that makes them, a thread of the plugin: SQLite has no asynchronous calls.
/// </summary>
internal sealed class SqlitePluginStore(string path, TimeProvider time) : IPluginStore, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    // An instance of its own, so that the serializer's caches of the plugin's types go away with it.
    private readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);
    private SqliteConnection? _opened;
    private bool _disposed;

    public Task<StoredDocument<T>?> FindAsync<T>(string collection, string key, CancellationToken cancellationToken)
    {
        StoreLimits.Check(collection, key);
        return WithTurnAsync<StoredDocument<T>?>(
            connection =>
            {
                using var command = Command(connection, "select key, json, version, updated_at from documents where collection = $collection and key = $key", ("$collection", collection), ("$key", key));
                using var reader = command.ExecuteReader();
                return reader.Read() ? Read<T>(reader) : null;
            },
            cancellationToken);
    }

    public Task<long> PutAsync<T>(string collection, string key, T value, IReadOnlyDictionary<string, string>? fields, CancellationToken cancellationToken)
    {
        var text = Serialize(collection, key, value, fields);
        return WriteAsync(
            collection, key, text, fields,
            """
            insert into documents (collection, key, json, version, updated_at) values ($collection, $key, $json, 1, $now)
            on conflict (collection, key) do update set json = excluded.json, version = version + 1, updated_at = excluded.updated_at
            returning version
            """,
            null, cancellationToken);
    }

    public async Task<bool> TryAddAsync<T>(string collection, string key, T value, IReadOnlyDictionary<string, string>? fields, CancellationToken cancellationToken)
    {
        var text = Serialize(collection, key, value, fields);
        return await WriteAsync(
            collection, key, text, fields,
            "insert into documents (collection, key, json, version, updated_at) values ($collection, $key, $json, 1, $now) on conflict do nothing returning version",
            null, cancellationToken) > 0;
    }

    public async Task<bool> TryReplaceAsync<T>(string collection, string key, T value, long expectedVersion, IReadOnlyDictionary<string, string>? fields, CancellationToken cancellationToken)
    {
        var text = Serialize(collection, key, value, fields);
        return await WriteAsync(
            collection, key, text, fields,
            "update documents set json = $json, version = version + 1, updated_at = $now where collection = $collection and key = $key and version = $expected returning version",
            expectedVersion, cancellationToken) > 0;
    }

    public Task<bool> DeleteAsync(string collection, string key, CancellationToken cancellationToken)
    {
        StoreLimits.Check(collection, key);
        return WithTurnAsync(
            connection =>
            {
                using var transaction = connection.BeginTransaction();
                RemoveFields(connection, collection, key);
                using var command = Command(connection, "delete from documents where collection = $collection and key = $key", ("$collection", collection), ("$key", key));
                var removed = command.ExecuteNonQuery() > 0;
                transaction.Commit();
                return removed;
            },
            cancellationToken);
    }

    public Task<StorePage<T>> QueryAsync<T>(StoreQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var sql = StoreQuerySql.From(query);
        return WithTurnAsync(
            connection =>
            {
                using var command = Command(connection, sql.Text, sql.Parameters);
                using var reader = command.ExecuteReader();
                var items = new List<StoredDocument<T>>();
                string? next = null;
                while (reader.Read())
                {
                    if (items.Count == query.Limit)
                        return new StorePage<T>(items, next);
                    items.Add(Read<T>(reader));
                    next = StoreQuerySql.Cursor(reader.GetString(4), reader.GetString(0));
                }

                return new StorePage<T>(items, null);
            },
            cancellationToken);
    }

    public void Dispose()
    {
        _turn.Wait(CancellationToken.None);
        _disposed = true;
        _opened?.Dispose();
        _opened = null;
        _turn.Release();
    }

    private string Serialize<T>(string collection, string key, T value, IReadOnlyDictionary<string, string>? fields)
    {
        StoreLimits.Check(collection, key);
        StoreLimits.CheckFields(fields);
        var text = JsonSerializer.Serialize(value, _json);
        return Encoding.UTF8.GetByteCount(text) <= StoreLimits.MaxJsonBytes
            ? text
            : throw new ArgumentException("A document has at most 1 MiB of JSON.", nameof(value));
    }

    private Task<long> WriteAsync(
        string collection, string key, string text, IReadOnlyDictionary<string, string>? fields, string sql, long? expected, CancellationToken cancellationToken) =>
        WithTurnAsync(
            connection =>
            {
                using var transaction = connection.BeginTransaction();
                using var command = Command(
                    connection, sql, ("$collection", collection), ("$key", key), ("$json", text), ("$now", time.GetUtcNow().ToUnixTimeMilliseconds()), ("$expected", expected ?? 0));
                if (command.ExecuteScalar() is not long version)
                    return 0L;
                RemoveFields(connection, collection, key);
                foreach (var (field, value) in fields ?? new Dictionary<string, string>())
                {
                    using var insert = Command(
                        connection, "insert into fields (collection, field, value, key) values ($collection, $field, $value, $key)",
                        ("$collection", collection), ("$field", field), ("$value", value), ("$key", key));
                    insert.ExecuteNonQuery();
                }

                transaction.Commit();
                return version;
            },
            cancellationToken);

    private static void RemoveFields(SqliteConnection connection, string collection, string key)
    {
        using var command = Command(connection, "delete from fields where collection = $collection and key = $key", ("$collection", collection), ("$key", key));
        command.ExecuteNonQuery();
    }

    private async Task<T> WithTurnAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        // Keeps the caller's scheduler: the work belongs on the plugin's own threads.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return work(_opened ??= Open());
        }
        catch (SqliteException exception)
        {
            throw new IOException($"The plugin's store could not be used: {exception.Message}", exception);
        }
        finally
        {
            _turn.Release();
        }
    }

    private SqliteConnection Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma busy_timeout = 5000; pragma cache_size = -512;" + PluginStoreSchema.Sql;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    private StoredDocument<T> Read<T>(SqliteDataReader reader) => new(
        reader.GetString(0),
        JsonSerializer.Deserialize<T>(reader.GetString(1), _json) ?? throw new JsonException($"The document {reader.GetString(0)} is null."),
        reader.GetInt64(2),
        DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(3)));
}
