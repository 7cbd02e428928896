using Appliance.Core.Audit;
using Appliance.Sdk.Authentication;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.External;

/// <summary>
/// From a person whom a provider vouches for to their account: known, joined by an explicit rule, or made. Everything is
/// checked before the first row is written. Called inside a write; nobody's rights are asked, because the policy that an
/// admin saved is what decides.
/// </summary>
internal sealed class ExternalAccounts(AuditLog audit, TimeProvider clock)
{
    private readonly AgentWriter _agents = new(audit, clock);

    /// <summary>
    /// The account, brought up to date with the directory. Refused: identity_unusable, not_in_group, domain_not_allowed,
    /// account_disabled, account_exists, link_ambiguous, not_linked, invalid.
    /// </summary>
    public Result<Admitted> Admit(IWriteSession session, string providerId, ProviderPolicy policy, ExternalIdentity identity)
    {
        if (!IsUsable(identity))
            return Refusal.Refused("identity_unusable");
        if (policy.RequireGroup && !MappedRoles.Any(policy, identity))
            return Refusal.Refused("not_in_group");
        var known = IdentityStore.Find(session.Connection, providerId, identity.Subject);
        var entry = known is null ? Join(session, providerId, policy, identity) : Enter(session, known);
        if (entry.IsRefused)
            return entry.Refusal;
        var (agentId, how) = entry.Value;
        BringUpToDate(session, agentId, providerId, policy, identity);
        return new Admitted(agentId, AgentStore.Find(session.Connection, agentId)!.Row.Login, how);
    }

    /// <summary>
    /// The directory has locked the person out: the account is disabled and every session ends. The last super admin with a
    /// password of their own stays enabled, because somebody must be able to come back in.
    /// </summary>
    public void LockOut(IWriteSession session, IdentityLink link, string why)
    {
        var connection = session.Connection;
        IdentityStore.Disabled(connection, link.Id, Now());
        var last = AgentStore.IsLastAdmin(connection, link.AgentId);
        var disabled = !last && connection.Execute(
            "update agents set state = 'disabled', updated_at = @now where id = @id and state in ('enabled', 'invited')", new { now = Now(), id = link.AgentId }) == 1;
        SessionStore.EndAll(session, link.AgentId, except: null, clock);
        audit.Append(session, Actor.System, "identity.locked_out", "agent", link.AgentId, new { provider = link.ProviderId, why, keptAsLastAdmin = last });
        session.Append(AccountEvents.Agent(link.AgentId));
        if (disabled)
            session.Append(AccountEvents.Disabled(link.AgentId));
    }

    /// <summary>Joins a person to an account. The caller has checked that neither is joined already.</summary>
    public void Link(IWriteSession session, Actor actor, string providerId, ExternalIdentity identity, long agentId, string rule)
    {
        IdentityStore.Insert(session.Connection, providerId, identity.Subject, agentId, identity.Login, rule, Now());
        audit.Append(session, actor, "identity.linked", "agent", agentId, new { provider = providerId, rule });
    }

    private Result<(long AgentId, string How)> Enter(IWriteSession session, IdentityLink link)
    {
        var connection = session.Connection;
        var agent = AgentStore.Find(connection, link.AgentId)!;
        if (agent.Row.State == AgentStates.Disabled && link.DisabledAt is not null)
        {
            connection.Execute("update agents set state = 'enabled', updated_at = @now where id = @id", new { now = Now(), id = link.AgentId });
            audit.Append(session, Actor.System, "identity.let_in_again", "agent", link.AgentId, new { provider = link.ProviderId });
            session.Append(AccountEvents.Agent(link.AgentId));
        }
        else if (!Usable(agent))
        {
            return Refusal.Refused("account_disabled");
        }

        Enable(session, agent);
        return (link.AgentId, "known");
    }

    private Result<(long AgentId, string How)> Join(IWriteSession session, string providerId, ProviderPolicy policy, ExternalIdentity identity)
    {
        var connection = session.Connection;
        if (!DomainAllowed(policy, identity.Email))
            return Refusal.Refused("domain_not_allowed");
        var found = Candidates(connection, policy, identity);
        if (found.Count > 1)
            return Refusal.Refused("link_ambiguous");
        if (found is [var agentId])
        {
            var agent = AgentStore.Find(connection, agentId)!;
            if (!Usable(agent))
                return Refusal.Refused("account_disabled");
            // Whoever runs the directory would otherwise decide who is a super admin here.
            if (agent.RoleIds.Contains(AgentStore.RoleId(connection, BuiltInRoles.SuperAdmin))
                || IdentityStore.OfAgent(connection, agentId).Any(link => link.ProviderId == providerId))
            {
                return Refusal.Refused("link_by_owner");
            }

            Link(session, Actor.System, providerId, identity, agentId, policy.LinkBy);
            Enable(session, agent);
            return (agentId, policy.LinkBy);
        }

        return policy.CreateAccounts ? Make(session, providerId, policy, identity) : Refusal.Refused("not_linked");
    }

    private static List<long> Candidates(System.Data.Common.DbConnection connection, ProviderPolicy policy, ExternalIdentity identity) => policy.LinkBy switch
    {
        LinkRules.Login => connection.Query<long>("select id from agents where login_key = @key", new { key = LoginKey.Of(identity.Login) }).AsList(),
        LinkRules.Email when identity.Email is { Length: > 0 } email =>
            connection.Query<long>("select id from agents where email_key = @key order by id limit 2", new { key = LoginKey.Of(email) }).AsList(),
        _ => [],
    };

    private Result<(long AgentId, string How)> Make(IWriteSession session, string providerId, ProviderPolicy policy, ExternalIdentity identity)
    {
        var connection = session.Connection;
        var name = policy.LoginFrom switch
        {
            LoginSources.Email => identity.Email,
            LoginSources.EmailName => identity.Email?.Split('@')[0],
            _ => identity.Login,
        };
        if (string.IsNullOrWhiteSpace(name))
            return Refusal.Refused("identity_unusable");
        var login = policy.LoginPrefix + name.Trim();
        if (AgentStore.LoginTaken(connection, LoginKey.Of(login), 0))
            return Refusal.Refused("account_exists");
        var admin = AgentStore.RoleId(connection, BuiltInRoles.SuperAdmin);
        var template = policy.TemplateId is { } templateId ? TemplateStore.Find(connection, templateId) : null;
        IReadOnlyList<long> roles = policy.RoleIds.Count > 0 || template is null ? policy.RoleIds : template.RoleIds;
        var made = _agents.Create(
            session,
            Actor.System,
            new NewAgent(
                login,
                identity.DisplayName,
                Email: identity.Email,
                Phone: identity.Phone,
                DepartmentId: policy.DepartmentId,
                GroupIds: policy.GroupIds.Count > 0 || template is null ? policy.GroupIds : null,
                RoleIds: [.. roles.Where(role => role != admin)],
                MustChangePassword: false)
            {
                TemplateId = template?.Id,
            },
            hash: null,
            startCode: null);
        if (made.IsRefused)
            return made.Refusal;
        Link(session, Actor.System, providerId, identity, made.Value.Row.Id, "created");
        Enable(session, made.Value);
        return (made.Value.Row.Id, "created");
    }

    private void BringUpToDate(IWriteSession session, long agentId, string providerId, ProviderPolicy policy, ExternalIdentity identity)
    {
        var connection = session.Connection;
        var link = IdentityStore.Find(connection, providerId, identity.Subject)!;
        IdentityStore.Seen(connection, link.Id, identity.Login, Now());
        var changed = policy.UpdateAttributes ? CopyAttributes(connection, agentId, identity) : [];
        var (granted, takenBack) = MappedRoles.Apply(session, agentId, providerId, policy, identity.Groups, Now());
        if (changed.Count + granted.Count + takenBack.Count == 0)
            return;
        audit.Append(session, Actor.System, "identity.updated", "agent", agentId, new { provider = providerId, changed, granted, takenBack });
        session.Append(AccountEvents.Agent(agentId));
    }

    // What the rules of accounts do not allow is left as it was: a directory's odd value must not keep anybody out.
    private List<string> CopyAttributes(System.Data.Common.DbConnection connection, long agentId, ExternalIdentity identity)
    {
        var agent = AgentStore.Find(connection, agentId)!;
        var wanted = agent.Row with
        {
            DisplayName = Given(identity.DisplayName) ?? agent.Row.DisplayName,
            Email = Given(identity.Email) ?? agent.Row.Email,
            Phone = Given(identity.Phone) ?? agent.Row.Phone,
        };
        var faults = AgentRules.Check(connection, agent with { Row = wanted });
        var row = wanted with
        {
            DisplayName = faults.ContainsKey("displayName") ? agent.Row.DisplayName : wanted.DisplayName,
            Email = faults.ContainsKey("email") ? agent.Row.Email : wanted.Email,
            Phone = faults.ContainsKey("phone") ? agent.Row.Phone : wanted.Phone,
        };
        var changed = new List<string>();
        if (row.DisplayName != agent.Row.DisplayName)
            changed.Add("displayName");
        if (row.Email != agent.Row.Email)
            changed.Add("email");
        if (row.Phone != agent.Row.Phone)
            changed.Add("phone");
        if (changed.Count > 0)
            AgentStore.Update(connection, row, Now());
        return changed;
    }

    private void Enable(IWriteSession session, AgentDetail agent)
    {
        if (agent.Row.State != AgentStates.Invited)
            return;
        session.Connection.Execute(
            "update agents set state = 'enabled', start_code_hash = null, must_change_password = 0, updated_at = @now where id = @id",
            new { now = Now(), id = agent.Row.Id });
        session.Append(AccountEvents.Agent(agent.Row.Id));
    }

    private static bool Usable(AgentDetail agent) => agent.Row.State is AgentStates.Enabled or AgentStates.Invited;

    // A plugin may say anything.
    private static bool IsUsable(ExternalIdentity identity) =>
        identity.Subject is { Length: >= 1 and <= 200 } && identity.Login is { Length: >= 1 and <= 200 } && identity.Groups is { Count: <= 1000 };

    private static bool DomainAllowed(ProviderPolicy policy, string? email) =>
        policy.AllowedDomains.Count == 0
        || (email is not null && email.LastIndexOf('@') is > 0 and var at && policy.AllowedDomains.Contains(email[(at + 1)..], StringComparer.OrdinalIgnoreCase));

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
