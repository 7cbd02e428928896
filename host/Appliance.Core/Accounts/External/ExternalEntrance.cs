using Appliance.Core.Accounts.SecondFactors;
using Appliance.Storage;

namespace Appliance.Core.Accounts.External;

/// <summary>
/// The session of somebody whom a provider vouches for: the account is found or made, and the session begun, in one write.
/// The second factor and the limits of roles and agent hold as after a password.
/// </summary>
internal sealed class ExternalEntrance(IDatabase database, ExternalAccounts accounts, SignInCompletion completion, TimeProvider clock)
{
    /// <summary>Refused: what <see cref="ExternalAccounts.Admit"/> refuses, locked, invalid_code, what the limits refuse.</summary>
    public Task<Result<SignedIn>> EnterAsync(ExternalEntry entry, CancellationToken cancellationToken) => database.WriteAsync<Result<SignedIn>>(
        session =>
        {
            var admitted = accounts.Admit(session, entry.Provider.Id, entry.Provider.Policy, entry.Identity);
            if (admitted.IsRefused)
            {
                SignInLog.Add(session, null, entry.Identity.Login, admitted.Refusal.Code, entry.Caller, clock);
                return admitted.Refusal;
            }

            var account = Credentials.Find(session.Connection, admitted.Value.AgentId)!;
            if (completion.Locked(session, account, entry.Caller) is { } locked)
                return locked;
            var signedIn = entry.SecondFactor
                ? completion.Begin(session, account, entry.Remember, entry.Caller)
                : completion.AfterPassword(session, account, entry.Remember, entry.Caller, entry.Code);
            if (signedIn is { IsRefused: false, Value: { Pending: null, SessionId: var id } })
                SessionProvider.Set(session, id, entry.Provider.Id, entry.SecondFactor);
            return signedIn;
        },
        cancellationToken);
}
