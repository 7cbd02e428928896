using System.Globalization;
using Appliance.Core.Accounts.Passkeys;
using Appliance.Core.Accounts.SecondFactors;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>A signed-in person proves once more who they are, before sensitive work.</summary>
public sealed class StepUp(
    IDatabase database, IPasswordHasher hasher, FactorCodes codes, PasskeyCeremonies ceremonies, ActorResolver actors, TimeProvider clock)
{
    private static readonly Refusal Wrong = new(RefusalKind.NotSignedIn, "invalid_credentials");
    private static readonly Refusal WrongCode = new(RefusalKind.NotSignedIn, "invalid_code");
    private readonly SignInGuard _guard = new(clock);

    /// <summary>By what the caller can prove who they are; nothing for a program, which needs none.</summary>
    public StepUpWays Ways(Actor actor)
    {
        if (actor is not { Kind: ActorKind.Agent, AgentId: { } agentId })
            return new StepUpWays(false, false, false);
        return database.Read(connection =>
        {
            var factors = FactorStore.Of(connection, agentId);
            return new StepUpWays(Credentials.Find(connection, agentId)?.PasswordHash is not null, factors.Totp, factors.Passkeys > 0);
        });
    }

    /// <summary>What the browser needs to answer by a passkey. Refused: forbidden (a program), not_found.</summary>
    public async Task<Result<PasskeyOptions>> PasskeyAsync(Actor actor, PasskeySite site)
    {
        if (SecondFactorService.Own(actor, out var agentId) is { } refusal)
            return refusal;
        return database.Read(connection => PasskeyStore.Owner(connection, agentId)) is { } owner
            ? await ceremonies.ForUseAsync(owner, site, Binding(actor.SessionId ?? 0), verified: false)
            : Refusal.NotFound;
    }

    /// <summary>Checks the caller's password. Refused: invalid_credentials, locked (failures count as those of sign-in), busy.</summary>
    public Task<Refusal?> VerifyAsync(Actor actor, string password, CallerInfo caller, CancellationToken cancellationToken) =>
        VerifyAsync(actor, new StepUpProof(password), caller, cancellationToken);

    /// <summary>
    /// Checks what the caller gave. Refused: invalid_credentials, invalid_code, passkey_refused, locked (failures count as those of sign-in),
    /// busy, invalid (nothing was given).
    /// </summary>
    public async Task<Refusal?> VerifyAsync(Actor actor, StepUpProof proof, CallerInfo caller, CancellationToken cancellationToken)
    {
        // A program proved itself by its token.
        if (actor is not { Kind: ActorKind.Agent, AgentId: { } agentId, SessionId: { } sessionId })
            return null;
        if (proof is { Password: null, Code: null, Passkey: null })
            return Refusal.Invalid("password", "required");
        var account = database.Read(connection => Credentials.Find(connection, agentId));
        if (account is null)
            return Refusal.NotSignedIn;
        if (database.Read(connection => _guard.LockedFor(connection, account.LoginKey, caller)) is { } wait)
            return new Refusal(RefusalKind.Locked, "locked", RetryAfter: wait);
        var right = false;
        if (proof.Password is not null)
        {
            var check = await hasher.VerifyAsync(account.PasswordHash, proof.Password, cancellationToken);
            if (check.IsRefused)
                return check.Refusal;
            right = check.Value != PasswordCheck.Wrong;
        }

        var proven = proof is { Password: null, Passkey: { } answer, Site: { } site }
            ? await ceremonies.UsedAsync(answer, site, Binding(sessionId), verified: false)
            : null;
        var refusal = await database.WriteAsync(session =>
        {
            var byOther = proof is { Password: null, Code: { } code, Passkey: null }
                ? codes.Use(session, agentId, code) is not null
                : proven?.Owner.Id == agentId && proven.Use(session, clock.GetUtcNow().ToUnixTimeMilliseconds());
            if (right || byOther)
            {
                MarkVerified(session, sessionId, clock);
                return null;
            }

            _guard.Failed(session.Connection, account.LoginKey, caller);
            SignInLog.Add(session, account.Id, account.Login, "step_up_failed", caller, clock);
            return proof.Passkey is not null ? PasskeyCeremonies.Refused : proof.Password is null ? WrongCode : Wrong;
        }, cancellationToken);
        actors.Forget();
        return refusal;
    }

    private static string Binding(long sessionId) => "step-up:" + sessionId.ToString(CultureInfo.InvariantCulture);

    internal static void MarkVerified(IWriteSession session, long sessionId, TimeProvider clock) => session.Connection.Execute(
        "update sessions set verified_at = @now where id = @sessionId", new { now = clock.GetUtcNow().ToUnixTimeMilliseconds(), sessionId });
}
