using System.Data.Common;
using Appliance.Core.Audit;
using Appliance.Core.Mail;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.Joining;

/// <summary>Links by which invited people set their first password: single use, for some days, one an account.</summary>
public sealed class InvitationService(
    IDatabase database, IPasswordHasher hasher, PasswordPolicy policy, MailOutbox mails, PublicAddress address, AuditLog audit, ActorResolver actors, TimeProvider clock)
{
    private static readonly Refusal Gone = new(RefusalKind.NotFound, "invitation_gone");

    /// <summary>
    /// Makes a link for an account that nobody has signed in with; the former link no longer opens. Sent by mail too
    /// where the account has an address and a server is set. Needs <c>agents.edit</c>. Refused: forbidden, not_found,
    /// exceeds_own, not_invited (409).
    /// </summary>
    public async Task<Result<Invitation>> CreateAsync(Actor actor, long agentId, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AgentsEdit))
            return Refusal.Forbidden(Permissions.AgentsEdit);
        var token = OpaqueToken.New();
        return await database.WriteAsync<Result<Invitation>>(session =>
        {
            var connection = session.Connection;
            if (AgentWriter.Reach(connection, actor, agentId, out var agent) is { } unreachable)
                return unreachable;
            if (agent!.Row.State != AgentStates.Invited)
                return Refusal.Conflict("not_invited");
            var now = clock.Milliseconds();
            var expires = now + (long)TimeSpan.FromDays(OrganisationRules.Of(connection).InvitationDays).TotalMilliseconds;
            connection.Execute("update invitations set revoked_at = @now where agent_id = @agentId and used_at is null and revoked_at is null", new { now, agentId });
            connection.Execute(
                "insert into invitations (token_hash, agent_id, created_by, created_at, expires_at) values (@hash, @agentId, @AgentId, @now, @expires)",
                new { hash = OpaqueToken.Hash(token), agentId, actor.AgentId, now, expires });
            audit.Append(session, actor, "agent.invited", "agent", agentId);
            return new Invitation(token, StoredTime.From(expires), Send(session, agent.Row, token));
        }, cancellationToken);
    }

    /// <summary>Whom a link is for. Refused: invitation_gone (404): used, replaced, expired, or never made.</summary>
    public Result<InvitedPerson> Find(string token) =>
        database.Read(connection => Open(connection, token)) is { } row ? new InvitedPerson(row.Login, row.DisplayName) : Gone;

    /// <summary>Sets the password; the link is used up and the start code with it. Refused: invitation_gone (404), invalid (password), busy.</summary>
    public async Task<Result<string>> AcceptAsync(string token, string password, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(password);
        if (database.Read(connection => Open(connection, token)) is not { } seen)
            return Gone;
        if (policy.Check(password, seen.Login) is { Count: > 0 } faults)
            return Refusal.Invalid(new Dictionary<string, string[]> { ["password"] = [.. faults] });
        var hash = await hasher.HashAsync(password, cancellationToken);
        if (hash.IsRefused)
            return hash.Refusal;
        var result = await database.WriteAsync<Result<string>>(session =>
        {
            // Of two who press at once, one sets the password.
            if (Open(session.Connection, token) is not { } row)
                return Gone;
            session.Connection.Execute("update invitations set used_at = @now where id = @Id", new { now = clock.Milliseconds(), row.Id });
            PasswordStore.Set(session, row.AgentId, hash.Value, mustChange: false, clock);
            SessionStore.EndAll(session, row.AgentId, except: null, clock);
            audit.Append(session, Actor.System, "agent.invitation_accepted", "agent", row.AgentId);
            session.Append(AccountEvents.Agent(row.AgentId));
            return row.Login;
        }, cancellationToken);
        actors.Forget();
        return result;
    }

    private Row? Open(DbConnection connection, string token) => connection.QuerySingleOrDefault<Row>(
        """
        select i.id as Id, i.agent_id as AgentId, a.login as Login, a.display_name as DisplayName
        from invitations i join agents a on a.id = i.agent_id
        where i.token_hash = @hash and i.used_at is null and i.revoked_at is null and i.expires_at > @now and a.state = 'invited'
        """,
        new { hash = OpaqueToken.Hash(token), now = clock.Milliseconds() });

    private bool Send(IWriteSession session, AgentRow agent, string token) =>
        agent.Email is { } to && address.Of("/join/" + token) is { } link && mails.Queue(session, new OutgoingMail(
            to,
            "邀请你加入客服系统 / Your invitation",
            $"""
            {agent.DisplayName}：

            已为你建好账号“{agent.Login}”。打开下面的链接设置密码，链接只能用一次：
            Your account {agent.Login} is ready. Open this link to set your password; it opens once:

            {link}
            """));

    private sealed class Row
    {
        public long Id { get; init; }
        public long AgentId { get; init; }
        public string Login { get; init; } = "";
        public string DisplayName { get; init; } = "";
    }
}
