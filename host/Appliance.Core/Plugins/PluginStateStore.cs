using Appliance.Core.Channels;
using Appliance.Plugins.State;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Plugins;

/// <summary>The records of plugins in the database, each change with its event.</summary>
internal sealed class PluginStateStore(IDatabase database, TimeProvider time) : IPluginStateStore
{
    private const int MaxPlugins = 1000;

    public Task<IReadOnlyList<PluginRecord>> LoadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<PluginRecord>>(database.Read(connection => connection
        .Query<Row>("select id, enabled, version, settings, quarantine, updated_at from plugins order by id limit @MaxPlugins", new { MaxPlugins })
        .Select(row => new PluginRecord
        {
            Id = row.Id,
            Enabled = row.Enabled != 0,
            Version = row.Version,
            Settings = row.Settings,
            Quarantine = row.Quarantine,
            UpdatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.Updated_At),
        })
        .ToList()));

    public Task SaveAsync(PluginRecord record, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            session.Connection.Execute(
                """
                insert into plugins (id, enabled, version, settings, quarantine, updated_at)
                values (@Id, @Enabled, @Version, @Settings, @Quarantine, @UpdatedAt)
                on conflict (id) do update set enabled = excluded.enabled, version = excluded.version, settings = excluded.settings,
                    quarantine = excluded.quarantine, updated_at = excluded.updated_at
                """,
                new { record.Id, Enabled = record.Enabled ? 1 : 0, record.Version, record.Settings, record.Quarantine, UpdatedAt = record.UpdatedAt.ToUnixTimeMilliseconds() });
            PluginEvents.Tell(session, record.Id, record.Quarantine is not null ? "quarantined" : record.Enabled ? "enabled" : "disabled");
        },
        cancellationToken);

    /// <summary>With the settings of the plugin's channel accounts: their secrets would wait for whoever takes the plugin's id next.</summary>
    public Task DeleteAsync(string id, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            ChannelAccountRow.Empty(session, id, time.Milliseconds());
            session.Connection.Execute("delete from plugins where id = @id", new { id });
            PluginEvents.Tell(session, id, "wiped");
        },
        cancellationToken);

    private sealed record Row(string Id, long Enabled, string? Version, string? Settings, string? Quarantine, long Updated_At);
}
