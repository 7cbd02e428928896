using Appliance.Core.Audit;
using Appliance.Core.Paging;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>API tokens, by which programs act as an agent.</summary>
public sealed class ApiTokenService(IDatabase database, AuditLog audit, ActorResolver actors, TimeProvider clock)
{
    /// <summary>Tokens of agents within the caller's scope, newest first. Needs <c>apiTokens.edit</c>. Refused: forbidden, invalid.</summary>
    public Result<Page<ApiTokenView>> List(Actor actor, PageRequest page)
    {
        if (!actor.May(Permissions.ApiTokensEdit))
            return Refusal.Forbidden(Permissions.ApiTokensEdit);
        if (!page.TryReadCursor(new PageCursor(0, long.MaxValue), out var before))
            return Refusal.Invalid("cursor", "invalid");
        var parameters = OrganizationScope.Parameters(actor);
        parameters.AddDynamicParams(new { before = before.Id, fetch = page.Fetch });
        var rows = database.Read(connection => connection.Query<Row>(
            $"""
            select t.id as Id, t.name as Name, t.agent_id as AgentId, t.permissions as Permissions, t.created_at as CreatedAt,
                   t.last_used_at as LastUsedAt, t.expires_at as ExpiresAt, t.revoked_at as RevokedAt
            from api_tokens t join agents a on a.id = t.agent_id
            where t.id < @before and {OrganizationScope.Agents(OrganizationScope.View(actor))} order by t.id desc limit @fetch
            """,
            parameters).AsList());
        return page.Cut(rows.ConvertAll(View), view => new PageCursor(0, view.Id));
    }

    /// <summary>Makes a token for the caller. Needs <c>apiTokens.edit</c>. Refused: forbidden, exceeds_own, invalid.</summary>
    public async Task<Result<CreatedApiToken>> CreateAsync(Actor actor, NewApiToken input, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.ApiTokensEdit) || actor.AgentId is not { } agentId)
            return Refusal.Forbidden(Permissions.ApiTokensEdit);
        if (AgentRules.Name(input.Name, required: true) is { } fault)
            return Refusal.Invalid("name", fault);
        if (input.Permissions.Any(name => !PermissionRegistry.Names.Contains(name)))
            return Refusal.Invalid("permissions", "unknown");
        if (input.ExpiresAt <= clock.GetUtcNow())
            return Refusal.Invalid("expiresAt", "in_past");
        if (!input.Permissions.All(actor.May))
            return new Refusal(RefusalKind.Forbidden, "exceeds_own");
        var token = ApiTokenFormat.Prefix + OpaqueToken.New();
        return await database.WriteAsync<Result<CreatedApiToken>>(session =>
        {
            var id = session.Connection.ExecuteScalar<long>(
                """
                insert into api_tokens (token_hash, agent_id, name, permissions, created_at, expires_at)
                values (@hash, @agentId, @name, @permissions, @now, @expires)
                returning id
                """,
                new
                {
                    hash = OpaqueToken.Hash(token),
                    agentId,
                    name = input.Name.Trim(),
                    permissions = RoleJson.Write(input.Permissions),
                    now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
                    expires = input.ExpiresAt?.ToUnixTimeMilliseconds(),
                });
            audit.Append(session, actor, "token.created", "token", id, new { input.Permissions });
            return new CreatedApiToken(id, token, input.Name.Trim(), input.Permissions, input.ExpiresAt);
        }, cancellationToken);
    }

    /// <summary>Ends a token at once. Needs <c>apiTokens.edit</c>. Refused: forbidden, not_found (also when it was revoked before).</summary>
    public async Task<Refusal?> RevokeAsync(Actor actor, long id, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.ApiTokensEdit))
            return Refusal.Forbidden(Permissions.ApiTokensEdit);
        var parameters = OrganizationScope.Parameters(actor);
        parameters.AddDynamicParams(new { id, now = clock.GetUtcNow().ToUnixTimeMilliseconds() });
        var refusal = await database.WriteAsync(session =>
        {
            var agentId = session.Connection.ExecuteScalar<long?>(
                $"""
                update api_tokens set revoked_at = @now
                where id = @id and revoked_at is null
                  and exists (select 1 from agents a where a.id = api_tokens.agent_id and (a.id = @ownId or {OrganizationScope.Agents(OrganizationScope.Edit(actor))}))
                returning agent_id
                """,
                parameters);
            if (agentId is null)
                return Refusal.NotFound;
            audit.Append(session, actor, "token.revoked", "token", id);
            session.Append(AccountEvents.Token(id, agentId.Value));
            return null;
        }, cancellationToken);
        actors.Forget();
        return refusal;
    }

    private static ApiTokenView View(Row row) => new(
        row.Id, row.Name, row.AgentId, RoleJson.ReadNames(row.Permissions), DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt),
        Time(row.LastUsedAt), Time(row.ExpiresAt), Time(row.RevokedAt));

    private static DateTimeOffset? Time(long? milliseconds) => milliseconds is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;

    private sealed class Row
    {
        public long Id { get; init; }
        public string Name { get; init; } = "";
        public long AgentId { get; init; }
        public string Permissions { get; init; } = "[]";
        public long CreatedAt { get; init; }
        public long? LastUsedAt { get; init; }
        public long? ExpiresAt { get; init; }
        public long? RevokedAt { get; init; }
    }
}
