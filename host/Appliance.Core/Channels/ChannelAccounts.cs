using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Appliance.Core.Accounts;
using Appliance.Plugins;
using Appliance.Plugins.Parts;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Channels;

/// <summary>Channel accounts. To see them needs <c>channels.view</c>, to change them <c>channels.edit</c>.</summary>
public sealed class ChannelAccounts(IDatabase database, PluginRegistry plugins, TimeProvider time)
{
    /// <summary>All accounts in the actor's scope, at most 200. Refused: forbidden.</summary>
    public Result<IReadOnlyList<ChannelAccountView>> List(Actor actor)
    {
        if (!actor.May(Permissions.ChannelsView))
            return Refusal.Forbidden(Permissions.ChannelsView);
        return Result.Of<IReadOnlyList<ChannelAccountView>>(
            database.Read(connection => ChannelAccountRow.All(connection).Where(row => IsInScope(actor, row)).Select(row => View(connection, actor, row)).ToList()));
    }

    /// <summary>One account. Refused: forbidden, not_found.</summary>
    public Result<ChannelAccountView> Get(Actor actor, long id)
    {
        if (!actor.May(Permissions.ChannelsView))
            return Refusal.Forbidden(Permissions.ChannelsView);
        return database.Read<Result<ChannelAccountView>>(connection => ChannelAccountRow.Find(connection, id) is { } row && IsInScope(actor, row)
            ? View(connection, actor, row)
            : Refusal.NotFound);
    }

    /// <summary>Makes an account. Refused: forbidden, invalid, unknown_channel (422: no running plugin brings it).</summary>
    public async Task<Result<ChannelAccountView>> CreateAsync(Actor actor, ChannelAccountInput input, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.ChannelsEdit))
            return Refusal.Forbidden(Permissions.ChannelsEdit);
        if (NameProblem(input) is { } problem)
            return problem;
        if (plugins.Channel(input.Channel ?? "") is not { } channel)
            return Refusal.Refused("unknown_channel");
        var settings = await CheckAsync(channel, input, stored: null, cancellationToken);
        if (settings.IsRefused)
            return settings.Refusal;

        return await SaveAsync(
            actor,
            input,
            session => session.Connection.ExecuteScalar<long>(
                """
                insert into channel_accounts (channel, plugin_id, name, enabled, settings, webhook_key, group_id, created_at, updated_at)
                values (@Id, @PluginId, @name, @enabled, @settings, @key, @GroupId, @now, @now) returning id
                """,
                new
                {
                    channel.Id,
                    channel.PluginId,
                    name = input.Name!.Trim(),
                    enabled = input.Enabled ? 1 : 0,
                    settings = settings.Value,
                    key = channel.Description.Capabilities.Webhook ? NewKey() : null,
                    input.GroupId,
                    now = time.Milliseconds(),
                }),
            cancellationToken);
    }

    /// <summary>
    /// Changes an account; its connection is opened anew. Refused: forbidden, not_found, invalid, unknown_channel (422:
    /// new settings cannot be checked while the plugin does not run).
    /// </summary>
    public async Task<Result<ChannelAccountView>> UpdateAsync(Actor actor, long id, ChannelAccountInput input, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.ChannelsEdit))
            return Refusal.Forbidden(Permissions.ChannelsEdit);
        if (NameProblem(input) is { } problem)
            return problem;
        if (database.Read(connection => ChannelAccountRow.Find(connection, id)) is not { } row || !IsInScope(actor, row))
            return Refusal.NotFound;

        var settings = row.Settings;
        if (input.Settings is { ValueKind: JsonValueKind.Object })
        {
            if (plugins.Channel(row.Channel, row.PluginId) is not { } channel)
                return Refusal.Refused("unknown_channel");
            var check = await CheckAsync(channel, input, row.Settings, cancellationToken);
            if (check.IsRefused)
                return check.Refusal;
            settings = check.Value;
        }

        return await SaveAsync(
            actor,
            input,
            session =>
            {
                session.Connection.Execute(
                    """
                    update channel_accounts set name = @name, enabled = @enabled, settings = @settings, group_id = @GroupId,
                        health = 'unknown', health_reason = null, updated_at = @now
                    where id = @id
                    """,
                    new { id, name = input.Name!.Trim(), enabled = input.Enabled ? 1 : 0, settings, input.GroupId, now = time.Milliseconds() });
                return id;
            },
            cancellationToken);
    }

    /// <summary>Gives the account a new webhook key; the former one stops at once. Refused: forbidden, not_found.</summary>
    public async Task<Result<ChannelAccountView>> RenewWebhookKeyAsync(Actor actor, long id, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.ChannelsEdit))
            return Refusal.Forbidden(Permissions.ChannelsEdit);
        return await database.WriteAsync<Result<ChannelAccountView>>(
            session =>
            {
                var connection = session.Connection;
                if (ChannelAccountRow.Find(connection, id) is not { WebhookKey: not null } row || !IsInScope(actor, row))
                    return Refusal.NotFound;
                connection.Execute(
                    "update channel_accounts set webhook_key = @key, updated_at = @now where id = @id",
                    new { id, key = NewKey(), now = time.Milliseconds() });
                ChannelEvents.TellChanged(session, id);
                return View(connection, actor, ChannelAccountRow.Find(connection, id)!);
            },
            cancellationToken);
    }

    /// <summary>
    /// Takes an account off for good: its connection closes, its webhook address and its settings with their secrets are
    /// gone; conversations stay in the records. Refused: forbidden, not_found, in_use (409: widgets stand on it).
    /// </summary>
    public async Task<Result<bool>> DeleteAsync(Actor actor, long id, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.ChannelsEdit))
            return Refusal.Forbidden(Permissions.ChannelsEdit);
        return await database.WriteAsync<Result<bool>>(
            session =>
            {
                var connection = session.Connection;
                if (ChannelAccountRow.Find(connection, id) is not { } row || !IsInScope(actor, row))
                    return Refusal.NotFound;
                if (connection.ExecuteScalar<long>("select count(*) from widgets where channel_account_id = @id and deleted_at is null", new { id }) > 0)
                    return Refusal.Conflict("in_use");
                connection.Execute(
                    """
                    update channel_accounts set deleted_at = @now, updated_at = @now, enabled = 0, settings = '{}', webhook_key = null
                    where id = @id
                    """,
                    new { id, now = time.Milliseconds() });
                InboundRejects.ResolveAll(connection, id, time.Milliseconds());
                ChannelEvents.TellChanged(session, id);
                return true;
            },
            cancellationToken);
    }

    private async Task<Result<ChannelAccountView>> SaveAsync(
        Actor actor, ChannelAccountInput input, Func<IWriteSession, long> save, CancellationToken cancellationToken) =>
        await database.WriteAsync<Result<ChannelAccountView>>(
            session =>
            {
                if (!GroupExists(session.Connection, input.GroupId))
                    return Refusal.Invalid("groupId", "unknown");
                var id = save(session);
                ChannelEvents.TellChanged(session, id);
                return View(session.Connection, actor, ChannelAccountRow.Find(session.Connection, id)!);
            },
            cancellationToken);

    /// <summary>The settings as they are stored, secrets encrypted.</summary>
    private static async Task<Result<string>> CheckAsync(
        ChannelHandle channel, ChannelAccountInput input, string? stored, CancellationToken cancellationToken)
    {
        var sent = input.Settings is { ValueKind: JsonValueKind.Object } settings ? JsonObject.Create(settings)! : [];
        var result = await channel.CheckSettingsAsync(sent, stored, cancellationToken);
        if (!result.Returned)
            return Refusal.Refused("plugin_failed");
        return result.Value is { Accepted: true } accepted
            ? accepted.Stored!
            : Refusal.Invalid(result.Value!.Errors.ToDictionary(error => $"settings.{error.Key}".TrimEnd('.'), error => error.Value));
    }

    private ChannelAccountView View(DbConnection connection, Actor actor, ChannelAccountRow row)
    {
        var form = plugins.Channel(row.Channel, row.PluginId)?.SettingsForm;
        return new ChannelAccountView
        {
            Id = row.Id,
            Channel = row.Channel,
            PluginId = row.PluginId,
            Name = row.Name,
            Enabled = row.Enabled,
            Settings = StoredJson.Element(form?.Show(row.Settings).ToJsonString() ?? "{}"),
            SecretsSet = form?.SecretsSet(row.Settings) ?? [],
            WebhookPath = row.WebhookKey is { } key && actor.May(Permissions.ChannelsEdit) ? $"/channels/{key}" : null,
            GroupId = row.GroupId,
            Health = row.Health,
            HealthReasons = PlatformReason.Read(row.HealthReason),
            HealthAt = StoredTime.From(row.HealthAt),
            OpenRejects = InboundRejects.Count(connection, row.Id),
        };
    }

    private static Refusal? NameProblem(ChannelAccountInput input) => input.Name?.Trim() switch
    {
        null or "" => Refusal.Invalid("name", "required"),
        { Length: > 80 } => Refusal.Invalid("name", "too_long"),
        _ => null,
    };

    private static bool IsInScope(Actor actor, ChannelAccountRow row) => actor.Scope.ChannelAccountIds?.Contains(row.Id) != false;

    private static bool GroupExists(DbConnection connection, long? groupId) =>
        groupId is null || connection.ExecuteScalar<long>("select count(*) from agent_groups where id = @groupId", new { groupId }) > 0;

    private static string NewKey() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
