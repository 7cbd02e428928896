using Appliance.Core.Audit;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>The last step: the session begins, whichever way the person proved who they are.</summary>
internal sealed class SignInSessions(IDatabase database, InitialPasswordFile initialPassword, AuditLog audit, TimeProvider clock)
{
    private readonly SignInGuard _guard = new(clock);

    /// <summary>After a password. What was checked may have changed meanwhile, so it is looked at once more in the write.</summary>
    public async Task<Result<SignedIn>> BeginAsync(SignInAttempt attempt, SignInHash? hash, CancellationToken cancellationToken)
    {
        var (request, account) = (attempt.Request, attempt.Account);
        var tokens = SessionTokens.New();
        var result = await database.WriteAsync<Result<SignedIn>>(
            session =>
            {
                // Guesses that ran side by side passed the first check together; the lock that they earned holds here.
                if (_guard.LockedFor(session.Connection, account.LoginKey, request.Caller) is { } wait)
                    return SignInCredentials.Locked(wait);

                // Disabled meanwhile, a new password, the start code used by another.
                var now = Credentials.Find(session.Connection, account.Id);
                if (now is null || now.State != account.State || now.PasswordHash != account.PasswordHash || now.StartCodeHash != account.StartCodeHash)
                    return SignInCredentials.Wrong;
                if (hash is not null)
                    Store(session, account, hash);
                return Open(session, account, tokens, request.Remember, request.Caller);
            },
            cancellationToken);
        if (!result.IsRefused)
            initialPassword.Remove(account.Login);
        return result;
    }

    /// <summary>Inserts the session, in the write of whoever made sure of the person (password, external sign-in).</summary>
    public SignedIn Open(IWriteSession session, Credentials account, SessionTokens tokens, bool remember, CallerInfo caller)
    {
        SignInGuard.Succeeded(session.Connection, account.LoginKey, caller);
        SignInLog.Add(session, account.Id, account.Login, "succeeded", caller, clock);
        var id = SessionStore.Insert(session, account.Id, tokens.Session, tokens.Xsrf, remember, caller, clock);
        return new SignedIn(account.Id, id, tokens.Session, tokens.Xsrf, remember);
    }

    private void Store(IWriteSession session, Credentials account, SignInHash hash)
    {
        if (!hash.IsNewPassword)
        {
            session.Connection.Execute("update agents set password_hash = @Hash where id = @Id", new { hash.Hash, account.Id });
            return;
        }

        PasswordStore.Set(session, account.Id, hash.Hash, mustChange: false, clock);
        SessionStore.EndAll(session, account.Id, except: null, clock);
        audit.Append(session, Actor.System, "agent.password_changed", "agent", account.Id, new { by = "sign_in" });
        session.Append(AccountEvents.Agent(account.Id));
    }
}
