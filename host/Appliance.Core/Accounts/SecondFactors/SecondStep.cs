using System.Data.Common;
using System.Globalization;
using Appliance.Core.Accounts.Passkeys;
using Appliance.Storage;

namespace Appliance.Core.Accounts.SecondFactors;

/// <summary>The second step of signing in: the pending sign-in becomes a session by a code or a passkey.</summary>
public sealed class SecondStep(IDatabase database, SignInCompletion completion, FactorCodes codes, PasskeyCeremonies ceremonies, TimeProvider clock)
{
    private static readonly Refusal Ended = new(RefusalKind.NotSignedIn, "sign_in_ended");

    /// <summary>How a pending sign-in can go on; null when it has ended.</summary>
    public PendingView? Find(string pending, CallerInfo caller) => database.Read(connection =>
    {
        if (Waiting(connection, pending, caller) is not { } row)
            return null;
        var factors = FactorStore.Of(connection, row.AgentId);
        return new PendingView(factors.Totp, factors.Passkeys > 0, RecoveryCodes.Left(connection, row.AgentId) > 0);
    });

    /// <summary>
    /// By a code of the app, or a recovery code. Refused: sign_in_ended (ran out, used, too many wrong codes), invalid_code,
    /// locked, and what the limits refuse.
    /// </summary>
    public Task<Result<SignedIn>> ByCodeAsync(string pending, string code, CallerInfo caller, CancellationToken cancellationToken) =>
        database.WriteAsync<Result<SignedIn>>(session =>
        {
            if (Waiting(session.Connection, pending, caller) is not { } row || Credentials.Find(session.Connection, row.AgentId) is not { } account)
                return Ended;
            if (completion.Locked(session, account, caller) is { } locked)
                return locked;
            if (codes.Use(session, row.AgentId, code) is not { } kind)
            {
                var wrong = completion.Wrong(session, account, caller);
                return PendingStore.Failed(session, row) ? Ended : wrong;
            }
            PendingStore.Remove(session, row.Id);
            return completion.Begin(session, account, row.Persistent != 0, caller, kind);
        }, cancellationToken);

    /// <summary>What the browser needs to go on by a passkey of the account. Refused: sign_in_ended.</summary>
    public async Task<Result<PasskeyOptions>> PasskeyAsync(string pending, CallerInfo caller, PasskeySite site)
    {
        var found = database.Read(connection =>
            Waiting(connection, pending, caller) is { } row && PasskeyStore.Owner(connection, row.AgentId) is { } owner ? (row.Id, owner) : default);
        return found.owner is null ? Ended : await ceremonies.ForUseAsync(found.owner, site, Binding(found.Id), verified: false);
    }

    /// <summary>By a passkey. Refused: sign_in_ended, passkey_refused (counts like a wrong code), locked, and what the limits refuse.</summary>
    public async Task<Result<SignedIn>> ByPasskeyAsync(
        string pending, PasskeyAnswer answer, CallerInfo caller, PasskeySite site, CancellationToken cancellationToken)
    {
        if (database.Read(connection => Waiting(connection, pending, caller)) is not { } asked)
            return Ended;
        var proven = await ceremonies.UsedAsync(answer, site, Binding(asked.Id), verified: false);
        return await database.WriteAsync<Result<SignedIn>>(session =>
        {
            if (Waiting(session.Connection, pending, caller) is not { } row || Credentials.Find(session.Connection, row.AgentId) is not { } account)
                return Ended;
            if (completion.Locked(session, account, caller) is { } locked)
                return locked;
            if (proven?.Owner.Id != row.AgentId || !proven.Use(session, Now()))
            {
                completion.Wrong(session, account, caller);
                return PendingStore.Failed(session, row) ? Ended : PasskeyCeremonies.Refused;
            }
            PendingStore.Remove(session, row.Id);
            return completion.Begin(session, account, row.Persistent != 0, caller, FactorKind.Passkey);
        }, cancellationToken);
    }

    private PendingRow? Waiting(DbConnection connection, string pending, CallerInfo caller) =>
        PendingStore.Find(connection, pending, caller, Now());

    private static string Binding(long pendingId) => "second:" + pendingId.ToString(CultureInfo.InvariantCulture);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
