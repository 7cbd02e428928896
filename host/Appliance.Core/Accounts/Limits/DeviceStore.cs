using System.Data.Common;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.Limits;

/// <summary>The SQL of devices: browsers, told apart by a cookie of their own.</summary>
internal static class DeviceStore
{
    private const int MaxOfOneAgent = 50;

    /// <summary>Notes the device from which somebody proved to be the agent; null when the caller has none (no cookie).</summary>
    public static DeviceRow? Seen(IWriteSession session, long agentId, CallerInfo caller, TimeProvider clock)
    {
        if (caller.Device is not { } device)
            return null;
        var connection = session.Connection;
        var row = connection.QuerySingle<DeviceRow>(
            """
            insert into devices (agent_id, token_hash, user_agent, client, address, created_at, last_seen_at)
            values (@agentId, @hash, @UserAgent, @Client, @Address, @now, @now)
            on conflict (agent_id, token_hash) do update set
                user_agent = excluded.user_agent, client = excluded.client, address = excluded.address, last_seen_at = excluded.last_seen_at
            returning id as Id, approved_at as ApprovedAt
            """,
            new { agentId, hash = OpaqueToken.Hash(device), caller.UserAgent, caller.Client, caller.Address, now = clock.GetUtcNow().ToUnixTimeMilliseconds() });
        connection.Execute(
            """
            delete from devices where agent_id = @agentId and approved_at is null
              and id not in (select id from devices where agent_id = @agentId order by last_seen_at desc limit @MaxOfOneAgent)
            """,
            new { agentId, MaxOfOneAgent });
        return row;
    }

    /// <summary>Notes that the device was turned away for not being approved: an admin sees that it waits.</summary>
    public static void Refused(IWriteSession session, long id, TimeProvider clock) => session.Connection.Execute(
        "update devices set refused_at = @now where id = @id", new { now = clock.GetUtcNow().ToUnixTimeMilliseconds(), id });

    public static void Remove(IWriteSession session, long agentId, long id)
    {
        session.Connection.Execute("update sessions set device_id = null where agent_id = @agentId and device_id = @id", new { agentId, id });
        session.Connection.Execute("delete from devices where id = @id and agent_id = @agentId", new { id, agentId });
    }

    /// <summary>Forgets every device of an agent.</summary>
    public static void RemoveAll(IWriteSession session, long agentId)
    {
        session.Connection.Execute("update sessions set device_id = null where agent_id = @agentId", new { agentId });
        session.Connection.Execute("delete from devices where agent_id = @agentId", new { agentId });
    }

    /// <summary>Whether the agent has never signed in from this caller's device, but has from others: the first of all is no news.</summary>
    public static bool IsNew(DbConnection connection, long agentId, CallerInfo caller) =>
        caller.Device is { } device
        && !IsKnown(connection, agentId, device)
        && connection.ExecuteScalar<long?>("select 1 from devices where agent_id = @agentId limit 1", new { agentId }) is not null;

    /// <summary>Whether the agent has signed in from this device (the value of its cookie) before.</summary>
    public static bool IsKnown(DbConnection connection, long agentId, string device) => connection.ExecuteScalar<long?>(
        "select 1 from devices where agent_id = @agentId and token_hash = @hash", new { agentId, hash = OpaqueToken.Hash(device) }) is not null;
}
