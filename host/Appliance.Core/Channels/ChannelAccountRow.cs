using System.Data.Common;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Channels;

/// <summary>A channel account's row.</summary>
internal sealed record ChannelAccountRow
{
    private const string Select = """
        select id as Id, channel as Channel, plugin_id as PluginId, name as Name, enabled as Enabled, settings as Settings,
            webhook_key as WebhookKey, group_id as GroupId, health as Health, health_reason as HealthReason,
            health_at as HealthAt, updated_at as UpdatedAt
        from channel_accounts where deleted_at is null
        """;

    public long Id { get; init; }

    public required string Channel { get; init; }

    public required string PluginId { get; init; }

    public required string Name { get; init; }

    public bool Enabled { get; init; }

    public required string Settings { get; init; }

    public string? WebhookKey { get; init; }

    public long? GroupId { get; init; }

    public required string Health { get; init; }

    public string? HealthReason { get; init; }

    public long? HealthAt { get; init; }

    public long UpdatedAt { get; init; }

    /// <summary>All of them, at most 200.</summary>
    public static IReadOnlyList<ChannelAccountRow> All(DbConnection connection) =>
        connection.Query<ChannelAccountRow>($"{Select} order by id limit 200").ToList();

    public static ChannelAccountRow? Find(DbConnection connection, long id) =>
        connection.QuerySingleOrDefault<ChannelAccountRow>($"{Select} and id = @id", new { id });

    /// <summary>Clears the settings and secrets of a plugin's accounts and disables them. Who they are stays: conversations point at them.</summary>
    public static void Empty(IWriteSession session, string pluginId, long now)
    {
        var emptied = session.Connection.Query<long>(
            """
            update channel_accounts set settings = '{}', enabled = 0, health = 'unknown', health_reason = null, updated_at = @now
            where plugin_id = @pluginId and deleted_at is null returning id
            """,
            new { pluginId, now }).ToList();
        foreach (var id in emptied)
            ChannelEvents.TellChanged(session, id);
    }

    public static ChannelAccountRow? FindByKey(DbConnection connection, string key) =>
        connection.QuerySingleOrDefault<ChannelAccountRow>($"{Select} and webhook_key = @key", new { key });
}
