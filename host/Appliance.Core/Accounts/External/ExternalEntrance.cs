using Appliance.Storage;

namespace Appliance.Core.Accounts.External;

/// <summary>The session of somebody whom a provider vouches for: the account is found or made and the session begun in one write.</summary>
internal sealed class ExternalEntrance(IDatabase database, ExternalAccounts accounts, TimeProvider clock)
{
    private readonly SignInGuard _guard = new(clock);

    /// <summary>Refused: what <see cref="ExternalAccounts.Admit"/> refuses, locked.</summary>
    public async Task<Result<SignedIn>> EnterAsync(ExternalEntry entry, CancellationToken cancellationToken)
    {
        var token = OpaqueToken.New();
        var xsrf = OpaqueToken.New(128);
        return await database.WriteAsync<Result<SignedIn>>(
            session =>
            {
                // Guesses that ran side by side passed the first check together; the lock that they earned holds here.
                if (entry.LockKey is { } key && _guard.LockedFor(session.Connection, key, entry.Caller.Address) is { } wait)
                    return new Refusal(RefusalKind.Locked, "locked", RetryAfter: wait);
                var admitted = accounts.Admit(session, entry.Provider.Id, entry.Provider.Policy, entry.Identity);
                if (admitted.IsRefused)
                {
                    SignInLog.Add(session, null, entry.Identity.Login, admitted.Refusal.Code, entry.Caller, clock);
                    return admitted.Refusal;
                }

                var (agentId, login, _) = admitted.Value;
                if (entry.LockKey is not null)
                    SignInGuard.Succeeded(session.Connection, entry.LockKey, entry.Caller.Address);
                SignInLog.Add(session, agentId, login, "succeeded", entry.Caller, clock);
                var id = SessionStore.Insert(session, agentId, token, xsrf, entry.Remember, entry.Caller, clock);
                SessionProvider.Set(session, id, entry.Provider.Id);
                return new SignedIn(agentId, id, token, xsrf, entry.Remember);
            },
            cancellationToken);
    }
}
