using Appliance.Plugins.Parts;
using Appliance.Sdk;
using Appliance.Sdk.Health;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Channels;

/// <summary>How well each account works, as its connection says.</summary>
internal sealed class ChannelHealth(IDatabase database, TimeProvider time)
{
    public async Task CheckAsync(ConnectionHandle connection, CancellationToken cancellationToken) =>
        await ReportAsync(connection.AccountId, await connection.CheckAsync(cancellationToken), cancellationToken);

    public Task ReportAsync(long channelAccountId, HealthReport report, CancellationToken cancellationToken) =>
        SetAsync(channelAccountId, Name(report.State), report.Reason, cancellationToken);

    /// <summary>Stores it when it is news; the time is that of the last change.</summary>
    public Task SetAsync(long channelAccountId, string health, LocalizedText? reason, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            var changed = session.Connection.Execute(
                """
                update channel_accounts set health = @health, health_reason = @reason, health_at = @now
                where id = @channelAccountId and (health <> @health or coalesce(health_reason, '') <> coalesce(@reason, ''))
                """,
                new { channelAccountId, health, reason = PlatformReason.Stored(reason), now = time.Milliseconds() });
            if (changed > 0)
                ChannelEvents.TellChanged(session, channelAccountId);
        },
        cancellationToken);

    private static string Name(HealthState state) => state switch
    {
        HealthState.Healthy => "healthy",
        HealthState.Degraded => "degraded",
        _ => "down",
    };
}
