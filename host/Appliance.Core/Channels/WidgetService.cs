using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Appliance.Core.Accounts;
using Appliance.Core.Settings;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Channels;

/// <summary>Widgets. To see them needs <c>widgets.view</c>, to change them <c>widgets.edit</c>.</summary>
public sealed class WidgetService(IDatabase database, ChannelRules channels, ISecretProtector secrets, TimeProvider time)
{
    private const string SecretPurpose = "widgets.secret";

    /// <summary>All widgets in the actor's scope, at most 200. Refused: forbidden.</summary>
    public Result<IReadOnlyList<WidgetView>> List(Actor actor)
    {
        if (!actor.May(Permissions.WidgetsView))
            return Refusal.Forbidden(Permissions.WidgetsView);
        var found = database.Read(connection => connection
            .Query<WidgetRow>(
                $"{WidgetRow.Select} where w.deleted_at is null {Limited(actor)} order by w.id limit 200",
                new { accounts = actor.Scope.ChannelAccountIds })
            .Select(row => row.ToView()).ToList());
        return Result.Of<IReadOnlyList<WidgetView>>(found);
    }

    /// <summary>One widget. Refused: forbidden, not_found.</summary>
    public Result<WidgetView> Get(Actor actor, long id)
    {
        if (!actor.May(Permissions.WidgetsView))
            return Refusal.Forbidden(Permissions.WidgetsView);
        return database.Read(connection => Find(connection, actor, id)) is { } row ? row.ToView() : Refusal.NotFound;
    }

    /// <summary>The enabled widget with this key and an enabled account, for the public page; null when there is none.</summary>
    public WidgetView? ByKey(string key) => database.Read(connection => connection.QuerySingleOrDefault<WidgetRow>(
        $"""
        {WidgetRow.Select} join channel_accounts ca on ca.id = w.channel_account_id
        where w.key = @key and w.enabled = 1 and w.deleted_at is null and ca.enabled = 1 and ca.deleted_at is null
        """,
        new { key }))?.ToView();

    /// <summary>Makes a widget with a new key. Refused: forbidden, invalid, no_web_channel (422).</summary>
    public Task<Result<WidgetView>> CreateAsync(Actor actor, WidgetInput input, CancellationToken cancellationToken) =>
        CreateAsync(actor, input, RandomNumberGenerator.GetHexString(20, lowercase: true), cancellationToken);

    /// <summary>The same with a key of the caller's choice, for pages that are shipped with it.</summary>
    internal async Task<Result<WidgetView>> CreateAsync(Actor actor, WidgetInput input, string key, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.WidgetsEdit))
            return Refusal.Forbidden(Permissions.WidgetsEdit);
        if (WidgetRules.Check(input) is { Count: > 0 } problems)
            return Refusal.Invalid(problems);

        return await database.WriteAsync<Result<WidgetView>>(session => Create(session, actor, input, key), cancellationToken);
    }

    /// <summary>Changes a widget. Refused: forbidden, not_found, invalid.</summary>
    public async Task<Result<WidgetView>> UpdateAsync(Actor actor, long id, WidgetInput input, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.WidgetsEdit))
            return Refusal.Forbidden(Permissions.WidgetsEdit);
        if (WidgetRules.Check(input) is { Count: > 0 } problems)
            return Refusal.Invalid(problems);

        return await database.WriteAsync<Result<WidgetView>>(
            session =>
            {
                var connection = session.Connection;
                if (Find(connection, actor, id) is not { } row)
                    return Refusal.NotFound;
                if (!GroupExists(connection, input.GroupId))
                    return Refusal.Invalid("groupId", "unknown");
                connection.Execute(
                    """
                    update widgets set name = @Name, group_id = @GroupId, allowed_origins = @origins, look = coalesce(@look, look),
                        enabled = @enabled, updated_at = @now
                    where id = @id
                    """,
                    Values(input, id, row.ChannelAccountId));
                ChannelEvents.TellChanged(session, row.ChannelAccountId);
                return Find(connection, actor, id)!.ToView();
            },
            cancellationToken);
    }

    /// <summary>Takes a widget off: it stays in the records of its conversations. Refused: forbidden, not_found.</summary>
    public async Task<Result<bool>> DeleteAsync(Actor actor, long id, CancellationToken cancellationToken) =>
        await ChangeAsync(actor, id, "update widgets set deleted_at = @now, updated_at = @now where id = @id", null, cancellationToken);

    /// <summary>Makes a new secret for userTokens and returns it, this once. Refused: forbidden, not_found.</summary>
    public async Task<Result<string>> RenewSecretAsync(Actor actor, long id, CancellationToken cancellationToken)
    {
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var changed = await ChangeAsync(
            actor, id, "update widgets set secret = @value, updated_at = @now where id = @id", secrets.Protect(SecretPurpose, secret), cancellationToken);
        return changed.IsRefused ? changed.Refusal : secret;
    }

    /// <summary>
    /// The secret that signs the widget's userTokens, as the UTF-8 bytes of the text that was shown; null when it has
    /// none. For the session endpoint alone.
    /// </summary>
    public byte[]? Secret(long widgetId)
    {
        var stored = database.Read(connection => connection.ExecuteScalar<string?>("select secret from widgets where id = @widgetId", new { widgetId }));
        return stored is not null && secrets.Unprotect(SecretPurpose, stored) is { } secret ? Encoding.UTF8.GetBytes(secret) : null;
    }

    private Result<WidgetView> Create(IWriteSession session, Actor actor, WidgetInput input, string key)
    {
        var connection = session.Connection;
        if (!GroupExists(connection, input.GroupId))
            return Refusal.Invalid("groupId", "unknown");
        if (HostedAccount(connection, actor, input.ChannelAccountId) is not { } account)
            return Refusal.Refused("no_web_channel");

        var values = Values(input, 0, account);
        values.Add("key", key);
        var id = connection.ExecuteScalar<long>(
            """
            insert into widgets (key, name, channel_account_id, group_id, allowed_origins, look, enabled, created_at, updated_at)
            values (@key, @Name, @account, @GroupId, @origins, coalesce(@look, '{}'), @enabled, @now, @now) returning id
            """,
            values);
        ChannelEvents.TellChanged(session, account);
        return Find(connection, actor, id)!.ToView();
    }

    private async Task<Result<bool>> ChangeAsync(Actor actor, long id, string sql, string? value, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.WidgetsEdit))
            return Refusal.Forbidden(Permissions.WidgetsEdit);
        return await database.WriteAsync<Result<bool>>(
            session =>
            {
                if (Find(session.Connection, actor, id) is not { } row)
                    return Refusal.NotFound;
                session.Connection.Execute(sql, new { id, value, now = time.Milliseconds() });
                ChannelEvents.TellChanged(session, row.ChannelAccountId);
                return true;
            },
            cancellationToken);
    }

    private long? HostedAccount(DbConnection connection, Actor actor, long? wanted) => connection
        .Query<(long Id, string Channel, string PluginId)>("select id, channel, plugin_id from channel_accounts where deleted_at is null order by id limit 200")
        .Where(account => wanted is null || account.Id == wanted)
        .Where(account => actor.Scope.ChannelAccountIds?.Contains(account.Id) != false && channels.IsHosted(account.Channel, account.PluginId))
        .Select(account => (long?)account.Id)
        .FirstOrDefault();

    private DynamicParameters Values(WidgetInput input, long id, long account) => new(new
    {
        id,
        account,
        Name = input.Name!.Trim(),
        input.GroupId,
        origins = StoredJson.Write(WidgetRules.Origins(input)),
        look = input.Look is { ValueKind: JsonValueKind.Object } look ? look.GetRawText() : null,
        enabled = input.Enabled ? 1 : 0,
        now = time.Milliseconds(),
    });

    private static WidgetRow? Find(DbConnection connection, Actor actor, long id) => connection.QuerySingleOrDefault<WidgetRow>(
        $"{WidgetRow.Select} where w.id = @id and w.deleted_at is null {Limited(actor)}",
        new { id, accounts = actor.Scope.ChannelAccountIds });

    private static bool GroupExists(DbConnection connection, long? groupId) =>
        groupId is null || connection.ExecuteScalar<long>("select count(*) from agent_groups where id = @groupId", new { groupId }) > 0;

    private static string Limited(Actor actor) =>
        actor.Scope.ChannelAccountIds is null ? "" : "and w.channel_account_id in @accounts";
}
