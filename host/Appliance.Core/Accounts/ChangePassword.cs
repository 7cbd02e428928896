using Appliance.Core.Accounts.Passwords;
using Appliance.Core.Audit;
using Appliance.Storage;

namespace Appliance.Core.Accounts;

/// <summary>An agent changes their own password; every other session of theirs ends.</summary>
public sealed class ChangePassword(
    IDatabase database, IPasswordHasher hasher, PasswordPolicy policy, PasswordChoice choice, SecurityNews news, AuditLog audit, StepUp stepUp, ActorResolver actors,
    TimeProvider clock)
{
    /// <summary>Needs the present password. Refused: invalid (field newPassword), invalid_credentials, locked, busy; forbidden for a token.</summary>
    public async Task<Refusal?> ChangeAsync(Actor actor, string password, string newPassword, CallerInfo caller, CancellationToken cancellationToken)
    {
        if (actor is not { Kind: ActorKind.Agent, AgentId: { } agentId })
            return Refusal.Forbidden(Permissions.Self);
        var account = database.Read(connection => Credentials.Find(connection, agentId));
        if (account is null)
            return Refusal.NotSignedIn;
        var faults = policy.Check(newPassword, account.Login);
        if (newPassword == password)
            faults = [.. faults, "password_same"];
        if (faults.Count > 0)
            return Refusal.Invalid(new Dictionary<string, string[]> { ["newPassword"] = [.. faults] });
        if (await stepUp.VerifyAsync(actor, password, caller, cancellationToken) is { } refusal)
            return refusal;
        // What was used before is asked only of who knows the present one.
        if (await choice.CheckAsync(agentId, account.Login, newPassword, "newPassword", cancellationToken) is { } used)
            return used;
        var hash = await hasher.HashAsync(newPassword, cancellationToken);
        if (hash.IsRefused)
            return hash.Refusal;
        await database.WriteAsync(session =>
        {
            PasswordStore.Set(session, agentId, hash.Value, mustChange: false, clock);
            SessionStore.EndAll(session, agentId, actor.SessionId, clock);
            audit.Append(session, actor, "agent.password_changed", "agent", agentId, new { by = "self" });
            news.PasswordChanged(session, agentId, caller);
        }, cancellationToken);
        actors.Forget();
        return null;
    }
}
