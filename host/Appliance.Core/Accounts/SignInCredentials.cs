using Appliance.Storage;

namespace Appliance.Core.Accounts;

/// <summary>The first step: not locked, and login and password (or start code) are right. Failures are counted and logged.</summary>
internal sealed class SignInCredentials(IDatabase database, IPasswordHasher hasher, TimeProvider clock)
{
    public static readonly Refusal Wrong = new(RefusalKind.NotSignedIn, "invalid_credentials");
    private const int MaxInput = 256;
    private readonly SignInGuard _guard = new(clock);

    public async Task<Result<SignInAttempt>> CheckAsync(SignInRequest request, CancellationToken cancellationToken)
    {
        if (request.Login.Length > MaxInput || request.Password.Length > MaxInput)
            return Wrong;
        var typed = LoginKey.Of(request.Login);
        var found = database.Read(connection => Credentials.Find(connection, typed));
        var key = found?.LoginKey ?? typed;
        if (database.Read(connection => _guard.LockedFor(connection, key, request.Caller)) is { } wait)
            return await RefuseAsync(request, found?.Id, key, Locked(wait), cancellationToken);

        var usable = found is { State: AgentStates.Enabled or AgentStates.Invited } ? found : null;
        var check = await hasher.VerifyAsync(usable?.PasswordHash, request.Password, cancellationToken);
        if (check.IsRefused)
            return check.Refusal;
        var byCode = usable?.StartCodeHash is { } codeHash && OpaqueToken.Hash(request.Password) == codeHash;
        if (usable is null || (check.Value == PasswordCheck.Wrong && !byCode))
            return await RefuseAsync(request, found?.Id, key, Wrong, cancellationToken);
        return new SignInAttempt(request, usable, byCode, check.Value == PasswordCheck.RightButOutdated);
    }

    /// <summary>Logs a refusal of a later step, and counts it where something was guessed wrong.</summary>
    public Task<Refusal> RefuseAsync(SignInAttempt attempt, Refusal refusal, CancellationToken cancellationToken) =>
        refusal.Kind == RefusalKind.Invalid ? Task.FromResult(refusal) : RefuseAsync(attempt.Request, attempt.Account.Id, attempt.Account.LoginKey, refusal, cancellationToken);

    public static Refusal Locked(TimeSpan wait) => new(RefusalKind.Locked, "locked", RetryAfter: wait);

    private async Task<Refusal> RefuseAsync(SignInRequest request, long? agentId, string key, Refusal refusal, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            session =>
            {
                if (refusal.Code.StartsWith("invalid_", StringComparison.Ordinal))
                    _guard.Failed(session.Connection, key, request.Caller);
                SignInLog.Add(session, agentId, request.Login, refusal.Code, request.Caller, clock);
            },
            cancellationToken);
        return refusal;
    }
}
