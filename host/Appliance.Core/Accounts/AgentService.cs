using System.Text.Json;
using Appliance.Core.Accounts.Holders;
using Appliance.Core.Accounts.Leaving;
using Appliance.Core.Accounts.WayBack;
using Appliance.Core.Audit;
using Appliance.Core.Paging;
using Appliance.Core.Presence;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>Agents: read, made, changed, disabled, anonymised.</summary>
public sealed class AgentService(
    IDatabase database, IPasswordHasher hasher, PasswordPolicy policy, PresenceService presence, HandOvers handOvers, IEnumerable<ICredentialReset> resets,
    SecurityNews news, AuditLog audit, ActorResolver actors, TimeProvider clock)
{
    private readonly AgentWriter _writer = new(audit, clock);

    /// <summary>Agents within the caller's scope, in the filter's order. Needs <c>agents.view</c>. Refused: forbidden, invalid.</summary>
    public Result<Page<AgentView>> List(Actor actor, AgentFilter filter, PageRequest page)
    {
        if (!actor.May(Permissions.AgentsView))
            return Refusal.Forbidden(Permissions.AgentsView);
        if (!AgentListQuery.IsOrder(filter.Sort))
            return Refusal.Invalid("sort", "unknown");
        if (!page.TryReadCursor(default, out var after))
            return Refusal.Invalid("cursor", "invalid");
        var agents = database.Read(connection => AgentStore.WithLists(connection, AgentListQuery.Read(connection, actor, filter, after.Id, page.Fetch)));
        return page.Cut(agents.ConvertAll(agent => View(actor, agent)), view => new PageCursor(0, view.Id));
    }

    /// <summary>How many accounts there are of each state, within the caller's scope. Needs <c>agents.view</c>. Refused: forbidden.</summary>
    public Result<IReadOnlyDictionary<string, long>> Counts(Actor actor) =>
        actor.May(Permissions.AgentsView)
            ? Result.Of<IReadOnlyDictionary<string, long>>(database.Read(connection => AgentListQuery.Counts(connection, actor)))
            : Refusal.Forbidden(Permissions.AgentsView);

    /// <summary>One agent. Needs <c>agents.view</c>; everybody sees themselves. Refused: forbidden, not_found.</summary>
    public Result<AgentView> Get(Actor actor, long id)
    {
        var own = id == actor.AgentId;
        if (!own && !actor.May(Permissions.AgentsView))
            return Refusal.Forbidden(Permissions.AgentsView);
        var parameters = OrganizationScope.Parameters(actor);
        parameters.Add("id", id);
        var found = database.Read(connection =>
            connection.ExecuteScalar<long?>($"select 1 from agents a where a.id = @id and {(own ? "1 = 1" : OrganizationScope.Agents(OrganizationScope.View(actor)))}", parameters) is null
                ? null
                : AgentStore.Find(connection, id));
        return found is null ? Refusal.NotFound : View(actor, found);
    }

    /// <summary>
    /// Makes an account. Needs <c>agents.edit</c>, and every right that its roles give. Refused: forbidden, invalid,
    /// exceeds_own, busy.
    /// </summary>
    public async Task<Result<AgentView>> CreateAsync(Actor actor, NewAgent input, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AgentsEdit))
            return Refusal.Forbidden(Permissions.AgentsEdit);
        if (input.Password is not null && policy.Check(input.Password, input.Login) is { Count: > 0 } faults)
            return Refusal.Invalid(new Dictionary<string, string[]> { ["password"] = [.. faults] });
        string? hash = null;
        if (input.Password is not null)
        {
            var hashed = await hasher.HashAsync(input.Password, cancellationToken);
            if (hashed.IsRefused)
                return hashed.Refusal;
            hash = hashed.Value;
        }
        var startCode = hash is null ? OpaqueToken.New(128) : null;
        var result = await database.WriteAsync(session => _writer.Create(session, actor, input, hash, startCode), cancellationToken);
        actors.Forget();
        return result.IsRefused ? result.Refusal : View(actor, result.Value) with { StartCode = startCode };
    }

    /// <summary>
    /// Changes an account; what is left out stays. Needs <c>agents.edit</c>, and every right that the agent has before
    /// and after. Refused: forbidden, not_found, invalid, exceeds_own, last_admin, busy.
    /// </summary>
    public async Task<Result<AgentView>> UpdateAsync(Actor actor, long id, AgentChange change, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AgentsEdit))
            return Refusal.Forbidden(Permissions.AgentsEdit);
        string? hash = null;
        if (change.Password is { IsSet: true, Value: { } password })
        {
            var login = database.Read(connection => Credentials.Find(connection, id))?.Login ?? "";
            if (policy.Check(password, change.Login.Or(login)) is { Count: > 0 } faults)
                return Refusal.Invalid(new Dictionary<string, string[]> { ["password"] = [.. faults] });
            var hashed = await hasher.HashAsync(password, cancellationToken);
            if (hashed.IsRefused)
                return hashed.Refusal;
            hash = hashed.Value;
        }
        var result = await database.WriteAsync(
            session =>
            {
                var before = AccountContact.Find(session.Connection, id);
                var updated = _writer.Update(session, actor, id, change, hash);
                if (!updated.IsRefused && before is not null)
                    news.ChangedByAdmin(session, before, updated.Value.Row, hash is not null);
                return updated;
            },
            cancellationToken);
        actors.Forget();
        return result.IsRefused ? result.Refusal : View(actor, result.Value);
    }

    /// <summary>
    /// Takes the password away and gives a start code in its place; every session of the agent ends. Needs
    /// <c>agents.edit</c>. Refused: forbidden, not_found, exceeds_own, last_admin.
    /// </summary>
    public async Task<Result<string>> IssueStartCodeAsync(Actor actor, long id, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AgentsEdit))
            return Refusal.Forbidden(Permissions.AgentsEdit);
        var code = OpaqueToken.New(128);
        var refusal = await database.WriteAsync<Refusal?>(session =>
        {
            if (AgentWriter.Reach(session.Connection, actor, id, out var agent) is { } unreachable)
                return unreachable;
            PasswordStore.SetStartCode(session, id, code, clock);
            SignInGuard.Unlock(session.Connection, LoginKey.Of(agent!.Row.Login));
            SessionStore.EndAll(session, id, except: null, clock);
            audit.Append(session, actor, "agent.start_code_issued", "agent", id);
            session.Append(AccountEvents.Agent(id));
            return null;
        }, cancellationToken);
        actors.Forget();
        return refusal is null ? code : refusal;
    }

    /// <summary>
    /// Deletes by anonymising: the person's data, sessions, tokens, groups and roles go, the history keeps the id. Needs
    /// <c>agents.edit</c>. Refused: forbidden, not_found, exceeds_own, last_admin, own_account, not_disabled (an account that
    /// somebody has signed in with is disabled first), still_owns (with the number of each kind that is left).
    /// </summary>
    public async Task<Refusal?> DeleteAsync(Actor actor, long id, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AgentsEdit))
            return Refusal.Forbidden(Permissions.AgentsEdit);
        var refusal = await database.WriteAsync(session =>
        {
            if (AgentWriter.Reach(session.Connection, actor, id, out var agent) is { } unreachable)
                return unreachable;
            if (AgentStore.IsLastAdmin(session.Connection, id))
                return Refusal.Refused("last_admin");
            if (id == actor.AgentId)
                return Refusal.Refused("own_account");
            if (agent!.Row.State == AgentStates.Enabled)
                return Refusal.Refused("not_disabled");
            if (handOvers.Left(session.Connection, id) is { } left)
                return left;
            AgentErasure.Erase(session, agent.Row, clock);
            foreach (var reset in resets)
                reset.Reset(session, id);
            DepartureStore.Close(session.Connection, id, DepartureStates.Anonymised, clock.Milliseconds());
            audit.Append(session, actor, "agent.anonymised", "agent", id, new { from = agent.Row.State });
            session.Append(AccountEvents.Agent(id));
            session.Append(AccountEvents.Disabled(id));
            return null;
        }, cancellationToken);
        actors.Forget();
        return refusal;
    }

    private AgentView View(Actor actor, AgentDetail agent)
    {
        var row = agent.Row;
        var phone = row.PhoneHidden && row.Id != actor.AgentId && !actor.May(Permissions.AgentsEdit) ? null : row.Phone;
        var shown = presence.Of(row.Id);
        return new AgentView(
            row.Id, row.Login, row.DisplayName, row.Title, row.Nickname, row.Email, phone, row.DepartmentId, row.JobNumber,
            agent.GroupIds, agent.RoleIds, row.Capacity, shown.Presence, shown.Reception, agent.Skills,
            JsonSerializer.Deserialize<List<string>>(row.Languages)!, row.Locale, row.State, row.MustChangePassword,
            row.AvatarFileId, row.PhoneHidden, row.OfflineText, agent.ChannelAccountIds, row.ScopeLimit, row.TemplateId,
            DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt));
    }
}
