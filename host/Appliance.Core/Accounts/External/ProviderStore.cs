using System.Data.Common;
using System.Text.Json;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.External;

/// <summary>The SQL of providers' policies.</summary>
internal static class ProviderStore
{
    private const int MaxProviders = 100;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static StoredProvider? Find(DbConnection connection, string id) =>
        connection.QuerySingleOrDefault<Row>("select id as Id, plugin_id as PluginId, policy as Policy from sign_in_providers where id = @id", new { id }) is { } row
            ? Read(row)
            : null;

    public static IReadOnlyList<StoredProvider> All(DbConnection connection) =>
        [.. connection
            .Query<Row>("select id as Id, plugin_id as PluginId, policy as Policy from sign_in_providers order by id limit @MaxProviders", new { MaxProviders })
            .Select(Read)
            .OrderBy(provider => provider.Policy.Order)];

    public static void Save(IWriteSession session, StoredProvider provider, long now) => session.Connection.Execute(
        """
        insert into sign_in_providers (id, plugin_id, policy, updated_at) values (@Id, @PluginId, @policy, @now)
        on conflict (id) do update set plugin_id = excluded.plugin_id, policy = excluded.policy, updated_at = excluded.updated_at
        """,
        new { provider.Id, provider.PluginId, policy = JsonSerializer.Serialize(provider.Policy, Json), now });

    private static StoredProvider Read(Row row) => new(row.Id, row.PluginId, JsonSerializer.Deserialize<ProviderPolicy>(row.Policy, Json)!);

    private sealed class Row
    {
        public string Id { get; init; } = "";
        public string PluginId { get; init; } = "";
        public string Policy { get; init; } = "{}";
    }
}
