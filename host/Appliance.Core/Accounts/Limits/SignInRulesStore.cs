using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace Appliance.Core.Accounts.Limits;

/// <summary>The SQL of sign-in rules.</summary>
internal static class SignInRulesStore
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static SignInRules? OfRole(DbConnection connection, long roleId) =>
        Read(connection.QuerySingleOrDefault<string>("select rules from sign_in_rules where role_id = @roleId", new { roleId }));

    public static SignInRules? OfAgent(DbConnection connection, long agentId) =>
        Read(connection.QuerySingleOrDefault<string>("select rules from sign_in_rules where agent_id = @agentId", new { agentId }));

    /// <summary>What holds for an agent: their own rules in place of their roles', of which each must be satisfied.</summary>
    public static EffectiveRules For(DbConnection connection, long agentId, long now)
    {
        var roles = connection.Query<string>(
            """
            select s.rules from agent_roles r join sign_in_rules s on s.role_id = r.role_id
            where r.agent_id = @agentId and (r.until_at is null or r.until_at > @now)
            """,
            new { agentId, now })
            .Select(json => Read(json)!).ToList();

        // A role that demands a second factor demands it of everybody: an exception for one agent would be the way around it.
        var demanded = roles.Exists(rules => rules.SecondFactor);
        return OfAgent(connection, agentId) is { } own ? new EffectiveRules([own], demanded || own.SecondFactor) : new EffectiveRules(roles, demanded);
    }

    public static List<RoleRulesView> OfRoles(DbConnection connection) => connection.Query<Row>(
        """
        select r.id as Id, r.name as Name, r.built_in as BuiltIn, s.rules as Rules
        from roles r left join sign_in_rules s on s.role_id = r.id order by r.id limit 500
        """).Select(row => new RoleRulesView(row.Id, row.Name, row.BuiltIn, Read(row.Rules))).ToList();

    public static List<AgentRulesView> OfAgents(DbConnection connection, Actor actor) => connection.Query<Row>(
        $"""
        select a.id as Id, s.rules as Rules from sign_in_rules s join agents a on a.id = s.agent_id
        where {OrganizationScope.Agents(OrganizationScope.View(actor))} order by a.id limit 500
        """,
        OrganizationScope.Parameters(actor)).Select(row => new AgentRulesView(row.Id, Read(row.Rules)!)).ToList();

    public static void SetOfRole(DbConnection connection, long roleId, SignInRules rules, long now) => connection.Execute(
        """
        insert into sign_in_rules (role_id, rules, updated_at) values (@roleId, @json, @now)
        on conflict (role_id) do update set rules = excluded.rules, updated_at = excluded.updated_at
        """,
        new { roleId, json = JsonSerializer.Serialize(rules, Json), now });

    public static void SetOfAgent(DbConnection connection, long agentId, SignInRules rules, long now) => connection.Execute(
        """
        insert into sign_in_rules (agent_id, rules, updated_at) values (@agentId, @json, @now)
        on conflict (agent_id) do update set rules = excluded.rules, updated_at = excluded.updated_at
        """,
        new { agentId, json = JsonSerializer.Serialize(rules, Json), now });

    public static void RemoveOfRole(DbConnection connection, long roleId) =>
        connection.Execute("delete from sign_in_rules where role_id = @roleId", new { roleId });

    public static void RemoveOfAgent(DbConnection connection, long agentId) =>
        connection.Execute("delete from sign_in_rules where agent_id = @agentId", new { agentId });

    private static SignInRules? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<SignInRules>(json, Json);

    private sealed class Row
    {
        public long Id { get; init; }
        public string Name { get; init; } = "";
        public string? BuiltIn { get; init; }
        public string? Rules { get; init; }
    }
}
