using Appliance.Storage;

namespace Appliance.Core.Accounts.SecondFactors;

/// <summary>The second step of signing in: the pending sign-in becomes a session by a code or a passkey.</summary>
public sealed class SecondStep(IDatabase database, SignInCompletion completion, FactorCodes codes, TimeProvider clock)
{
    private static readonly Refusal Ended = new(RefusalKind.NotSignedIn, "sign_in_ended");

    /// <summary>How a pending sign-in can go on; null when it has ended.</summary>
    public PendingView? Find(string pending, CallerInfo caller) => database.Read(connection =>
    {
        if (PendingStore.Find(connection, pending, caller, Now()) is not { } row)
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
            if (PendingStore.Find(session.Connection, pending, caller, Now()) is not { } row || Credentials.Find(session.Connection, row.AgentId) is not { } account)
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

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
