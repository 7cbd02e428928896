using System.Data.Common;
using Dapper;

namespace Appliance.Core.Accounts.External;

/// <summary>The SQL of links between directories' people and accounts.</summary>
internal static class IdentityStore
{
    private const string Columns =
        """
        i.id as Id, i.provider_id as ProviderId, i.subject as Subject, i.agent_id as AgentId, i.login_key as LoginKey, i.linked_by as LinkedBy,
        i.linked_at as LinkedAt, i.seen_at as SeenAt, i.disabled_at as DisabledAt
        """;

    public static IdentityLink? Find(DbConnection connection, string providerId, string subject) =>
        connection.QuerySingleOrDefault<IdentityLink>(
            $"select {Columns} from external_identities i where i.provider_id = @providerId and i.subject = @subject", new { providerId, subject });

    public static IReadOnlyList<IdentityLink> OfAgent(DbConnection connection, long agentId) =>
        connection.Query<IdentityLink>($"select {Columns} from external_identities i where i.agent_id = @agentId order by i.provider_id", new { agentId }).AsList();

    public static bool KnowsLogin(DbConnection connection, string providerId, string loginKey) =>
        connection.ExecuteScalar<long?>(
            "select 1 from external_identities where provider_id = @providerId and login_key = @loginKey limit 1", new { providerId, loginKey }) is not null;

    public static int Count(DbConnection connection, string providerId) =>
        connection.ExecuteScalar<int>("select count(*) from external_identities where provider_id = @providerId", new { providerId });

    /// <summary>Those with something that a lock-out would end: a live session, or an API token. By id, after one.</summary>
    public static IReadOnlyList<IdentityLink> WithAccess(DbConnection connection, string providerId, long afterId, long now, int limit) =>
        connection.Query<IdentityLink>(
            $"""
            select {Columns} from external_identities i join agents a on a.id = i.agent_id
            where i.provider_id = @providerId and i.id > @afterId and a.state = 'enabled' and i.disabled_at is null
                and (exists (select 1 from sessions s where s.agent_id = i.agent_id and s.ended_at is null and s.expires_at > @now)
                    or exists (select 1 from api_tokens t where t.agent_id = i.agent_id and t.revoked_at is null))
            order by i.id limit @limit
            """,
            new { providerId, afterId, now, limit }).AsList();

    public static void Insert(DbConnection connection, string providerId, string subject, long agentId, string login, string linkedBy, long now) =>
        connection.Execute(
            """
            insert into external_identities (provider_id, subject, agent_id, login_key, linked_by, linked_at, seen_at)
            values (@providerId, @subject, @agentId, @loginKey, @linkedBy, @now, @now)
            """,
            new { providerId, subject, agentId, loginKey = LoginKey.Of(login), linkedBy, now });

    public static void Seen(DbConnection connection, long id, string login, long now) => connection.Execute(
        "update external_identities set login_key = @loginKey, seen_at = @now, disabled_at = null where id = @id", new { id, loginKey = LoginKey.Of(login), now });

    public static void Disabled(DbConnection connection, long id, long now) =>
        connection.Execute("update external_identities set disabled_at = @now where id = @id and disabled_at is null", new { id, now });

    public static void Delete(DbConnection connection, long id) => connection.Execute("delete from external_identities where id = @id", new { id });

    public static void DeleteOfAgent(DbConnection connection, long agentId) =>
        connection.Execute("delete from external_identities where agent_id = @agentId", new { agentId });
}
