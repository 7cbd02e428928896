using System.Data.Common;
using System.Globalization;
using Appliance.Core.Audit;
using Appliance.Core.Mail;
using Appliance.Core.Notices;
using Appliance.Sdk;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.Joining;

/// <summary>
/// Registering by oneself, where the company allows it; an admin approves. The answer is the same whether or not the
/// login was taken, so that nobody learns here which accounts there are.
/// </summary>
public sealed class RegistrationService(
    IDatabase database, IPasswordHasher hasher, PasswordPolicy policy, MailOutbox mails, NoticeService notices, AuditLog audit, ActorResolver actors, TimeProvider clock)
{
    // Whoever fills the list with made-up people fills no more than this.
    private const int MostPending = 500;
    private const int MostTold = 20;

    /// <summary>Takes a registration. Refused: not_available, invalid, too_many, busy.</summary>
    public async Task<Refusal?> RegisterAsync(NewRegistration input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!database.Read(OrganisationRules.Of).SelfRegistration)
            return Refusal.Refused("not_available");
        if (Check(input) is { Count: > 0 } faults)
            return Refusal.Invalid(faults);
        var hash = await hasher.HashAsync(input.Password, cancellationToken);
        if (hash.IsRefused)
            return hash.Refusal;
        return await database.WriteAsync(session => Add(session, input, hash.Value), cancellationToken);
    }

    /// <summary>
    /// Lets somebody in: with a template's department, roles, groups and capacity, else with the role agent alone. Needs
    /// <c>agents.edit</c>. Refused: forbidden, not_found, not_pending (409), invalid, exceeds_own.
    /// </summary>
    public async Task<Refusal?> ApproveAsync(Actor actor, long agentId, long? templateId, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AgentsEdit))
            return Refusal.Forbidden(Permissions.AgentsEdit);
        var writer = new AgentWriter(audit, clock);
        var refusal = await database.WriteAsync(session =>
        {
            var connection = session.Connection;
            if (AgentWriter.Reach(connection, actor, agentId, out var agent) is { } unreachable)
                return unreachable;
            if (agent!.Row.State != AgentStates.Pending)
                return Refusal.Conflict("not_pending");
            var template = templateId is { } id ? TemplateStore.Find(connection, id) : null;
            if (templateId is not null && template is null)
                return Refusal.Invalid("templateId", "unknown");
            var changed = writer.Update(session, actor, agentId, Change(connection, template), null);
            if (changed.IsRefused)
            {
                session.Discard();
                return changed.Refusal;
            }

            Tell(session, agent.Row);
            return null;
        }, cancellationToken);
        actors.Forget();
        return refusal;
    }

    /// <summary>Turns somebody away; what they entered is erased. Needs <c>agents.edit</c>. Refused: forbidden, not_found, not_pending (409).</summary>
    public async Task<Refusal?> RejectAsync(Actor actor, long agentId, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AgentsEdit))
            return Refusal.Forbidden(Permissions.AgentsEdit);
        return await database.WriteAsync(session =>
        {
            if (AgentWriter.Reach(session.Connection, actor, agentId, out var agent) is { } unreachable)
                return unreachable;
            if (agent!.Row.State != AgentStates.Pending)
                return Refusal.Conflict("not_pending");
            AgentErasure.Erase(session, agent.Row, clock);
            audit.Append(session, actor, "agent.rejected", "agent", agentId);
            session.Append(AccountEvents.Agent(agentId));
            return null;
        }, cancellationToken);
    }

    private Dictionary<string, string[]> Check(NewRegistration input)
    {
        var draft = AgentDraft.Of(new NewAgent(input.Login, input.DisplayName, Email: input.Email, Phone: input.Phone), 0, AgentStates.Pending);
        var faults = AgentRules.CheckFields(draft);
        if (string.IsNullOrWhiteSpace(input.DisplayName))
            faults["displayName"] = ["required"];
        if (string.IsNullOrWhiteSpace(input.Email))
            faults["email"] = ["required"];
        else if (!faults.ContainsKey("email") && !database.Read(OrganisationRules.Of).IsAllowed(input.Email.Trim()))
            faults["email"] = ["email_domain"];
        if (policy.Check(input.Password, input.Login) is { Count: > 0 } weak)
            faults["password"] = [.. weak];
        return faults;
    }

    private Refusal? Add(IWriteSession session, NewRegistration input, string hash)
    {
        var connection = session.Connection;
        if (connection.ExecuteScalar<long>("select count(*) from agents where state = 'pending'") >= MostPending)
            return new Refusal(RefusalKind.TooMany, "rate_limited", RetryAfter: TimeSpan.FromHours(1));
        var now = clock.Milliseconds();
        var login = Free(connection, input.Login.Trim());
        var agent = AgentDraft.Of(new NewAgent(login, input.DisplayName, Email: input.Email, Phone: input.Phone, RoleIds: [], MustChangePassword: false), 0, AgentStates.Pending);
        var id = AgentStore.Insert(connection, agent, hash, null, now);
        audit.Append(session, Actor.System, "agent.registered", "agent", id);
        session.Append(AccountEvents.Agent(id));
        foreach (var approver in Approvers(connection))
        {
            notices.Post(session, new NewNotice(
                NoticeKinds.System, approver, new LocalizedText("有人自助注册，等待审批", "Somebody registered and waits for approval"), Link: $"/settings/agents/{id}"));
        }

        return null;
    }

    // Who may change every agent; a pending account is in nobody's department or group.
    private static IEnumerable<long> Approvers(DbConnection connection) => connection.Query<long>(
        """
        select distinct a.id from agents a join agent_roles ar on ar.agent_id = a.id join roles r on r.id = ar.role_id
        where a.state = 'enabled' and (r.built_in = 'super_admin' or r.permissions like '%"agents.edit"%') order by a.id limit @MostTold
        """,
        new { MostTold });

    private static string Free(DbConnection connection, string login)
    {
        for (var i = 2; AgentStore.LoginTaken(connection, LoginKey.Of(login), 0); i++)
            login = string.Create(CultureInfo.InvariantCulture, $"{(i == 2 ? login : login[..login.LastIndexOf('-')])}-{i}");
        return login;
    }

    private static AgentChange Change(DbConnection connection, TemplateView? template) => template is null
        ? new AgentChange { State = AgentStates.Enabled, RoleIds = new([AgentStore.RoleId(connection, BuiltInRoles.Agent)]) }
        : new AgentChange
        {
            State = AgentStates.Enabled,
            TemplateId = template.Id,
            DepartmentId = template.DepartmentId,
            RoleIds = new(template.RoleIds),
            GroupIds = new(template.GroupIds),
            ChannelAccountIds = new(template.ChannelAccountIds),
            Capacity = template.Capacity,
            ScopeLimit = template.ScopeLimit,
        };

    private void Tell(IWriteSession session, AgentRow agent)
    {
        if (agent.Email is { } to)
        {
            mails.Queue(session, new OutgoingMail(
                to, "你的注册已通过 / Your registration was approved", $"登录名：{agent.Login}\nYou sign in as {agent.Login}, with the password that you chose.\n"));
        }
    }
}
