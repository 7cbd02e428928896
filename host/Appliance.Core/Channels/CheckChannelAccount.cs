using Appliance.Core.Accounts;
using Appliance.Sdk;
using Appliance.Sdk.Health;
using Appliance.Storage;

namespace Appliance.Core.Channels;

/// <summary>"Test connection": asks the account's open connection whether it works, now.</summary>
public sealed class CheckChannelAccount(ChannelAccounts accounts, ChannelConnections connections, ChannelRules rules, IDatabase database, TimeProvider time)
{
    private static readonly LocalizedText NotOpen = new("连接没有打开：账号已停用，或提供这个渠道的插件没有运行。", "The connection is not open: the account is disabled, or the plugin of this channel does not run.");
    private readonly ChannelHealth _health = new(database, time);

    /// <summary>Checks within 15 s and keeps the outcome. Needs <c>channels.edit</c>. Refused: forbidden, not_found.</summary>
    public async Task<Result<HealthReport>> CheckAsync(Actor actor, long id, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.ChannelsEdit))
        {
            return Refusal.Forbidden(Permissions.ChannelsEdit);
        }

        var account = accounts.Get(actor, id);
        if (account.IsRefused)
        {
            return account.Refusal;
        }

        // What this server delivers itself has no connection that could fail.
        if (rules.IsHosted(account.Value.Channel, account.Value.PluginId))
        {
            return new HealthReport(HealthState.Healthy, null);
        }

        if (connections.Find(id) is not { } connection)
        {
            return new HealthReport(HealthState.Down, NotOpen);
        }

        var report = await connection.CheckAsync(cancellationToken);
        await _health.ReportAsync(id, report, cancellationToken);
        return report;
    }
}
