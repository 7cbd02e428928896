using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>A signed-in person proves once more who they are, before sensitive work.</summary>
public sealed class StepUp(IDatabase database, IPasswordHasher hasher, ActorResolver actors, TimeProvider clock)
{
    private readonly SignInGuard _guard = new(clock);

    /// <summary>Checks the caller's password. Refused: invalid_credentials, locked (failures count as those of sign-in), busy.</summary>
    public async Task<Refusal?> VerifyAsync(Actor actor, string password, CallerInfo caller, CancellationToken cancellationToken)
    {
        // A program proved itself by its token.
        if (actor is not { Kind: ActorKind.Agent, AgentId: { } agentId, SessionId: { } sessionId })
            return null;
        var account = database.Read(connection => Credentials.Find(connection, agentId));
        if (account is null)
            return Refusal.NotSignedIn;
        if (database.Read(connection => _guard.LockedFor(connection, account.LoginKey, caller.Address)) is { } wait)
            return new Refusal(RefusalKind.Locked, "locked", RetryAfter: wait);
        var check = await hasher.VerifyAsync(account.PasswordHash, password, cancellationToken);
        if (check.IsRefused)
            return check.Refusal;
        if (check.Value == PasswordCheck.Wrong)
        {
            await database.WriteAsync(session =>
            {
                _guard.Failed(session.Connection, account.LoginKey, caller.Address);
                SignInLog.Add(session, account.Id, account.Login, "step_up_failed", caller, clock);
            }, cancellationToken);
            return new Refusal(RefusalKind.NotSignedIn, "invalid_credentials");
        }
        await database.WriteAsync(session =>
        {
            session.Connection.Execute(
                "update sessions set verified_at = @now where id = @sessionId", new { now = clock.GetUtcNow().ToUnixTimeMilliseconds(), sessionId });
        }, cancellationToken);
        actors.Forget();
        return null;
    }
}
