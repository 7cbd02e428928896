using System.Text.Json;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Settings;

/// <summary>Settings of the installation, typed, by key. Secrets go through <see cref="ISecretProtector"/> first.</summary>
public sealed class SettingsStore(IDatabase database, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The value under <paramref name="key"/>; default when there is none.</summary>
    public T? Get<T>(string key)
    {
        var value = database.Read(connection => connection.QuerySingleOrDefault<string>("select value from settings where key = @key", new { key }));
        return value is null ? default : JsonSerializer.Deserialize<T>(value, Json);
    }

    /// <summary>Sets the value in a larger write.</summary>
    public void Set<T>(IWriteSession session, string key, T value) => session.Connection.Execute(
        """
        insert into settings (key, value, updated_at) values (@key, @value, @now)
        on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at
        """,
        new { key, value = JsonSerializer.Serialize(value, Json), now = clock.GetUtcNow().ToUnixTimeMilliseconds() });

    /// <summary>Sets the value by itself.</summary>
    public Task SetAsync<T>(string key, T value, CancellationToken cancellationToken) =>
        database.WriteAsync(session => Set(session, key, value), cancellationToken);
}
