using Appliance.Core.Accounts.External;
using Appliance.Core.Accounts.Passwords;
using Appliance.Core.Accounts.SecondFactors;
using Appliance.Core.Accounts.WayBack;
using Appliance.Core.Audit;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>
/// A person signs in: credentials → whether the password must change → second factor, limits and session
/// (<see cref="SignInCompletion"/>). Nothing but the log is written before the credentials are right.
/// </summary>
public sealed class SignIn
{
    private const int MaxInput = 256;
    private static readonly Refusal Wrong = new(RefusalKind.NotSignedIn, "invalid_credentials");
    private static readonly Refusal MustChange = new(RefusalKind.NotSignedIn, "password_change_required");
    private readonly IDatabase _database;
    private readonly IPasswordHasher _hasher;
    private readonly PasswordChoice _choice;
    private readonly PasswordAge _age;
    private readonly AccountPost _post;
    private readonly SecurityNews _news;
    private readonly InitialPasswordFile _initialPassword;
    private readonly AuditLog _audit;
    private readonly TimeProvider _clock;
    private readonly SignInCompletion _completion;
    private readonly DirectorySignIn _directories;
    private readonly SignInGuard _guard;

    public SignIn(
        IDatabase database, IPasswordHasher hasher, PasswordChoice choice, PasswordAge age, AccountPost post, SecurityNews news,
        InitialPasswordFile initialPassword, AuditLog audit, SignInCompletion completion, DirectorySignIn directories, TimeProvider clock)
    {
        _database = database;
        _hasher = hasher;
        _choice = choice;
        _age = age;
        _post = post;
        _news = news;
        _initialPassword = initialPassword;
        _audit = audit;
        _completion = completion;
        _directories = directories;
        _clock = clock;
        _guard = new SignInGuard(clock);
    }

    /// <summary>
    /// Checks login and password (or start code). Refused: invalid_credentials, password_change_required (401), locked
    /// (423, alike for logins that do not exist), invalid (the new password), busy, and what follows right credentials:
    /// invalid_code and the limits of roles and agent; directory_unavailable where only a directory could tell. An account with a second factor gets no session without its code.
    /// </summary>
    public async Task<Result<SignedIn>> SignInAsync(SignInRequest request, CancellationToken cancellationToken)
    {
        if (request.Login.Length > MaxInput || request.Password.Length > MaxInput)
            return Wrong;
        var typed = LoginKey.Of(request.Login);
        var found = _database.Read(connection => Credentials.Find(connection, typed));
        var key = found?.LoginKey ?? typed;
        if (_database.Read(connection => _guard.LockedFor(connection, key, request.Caller)) is { } wait)
            return await RefuseAsync(request, found, key, Locked(wait), cancellationToken);

        var plan = _directories.Plan(found, typed);
        if (await _directories.TryAsync(plan.Before, request, checkedHere: true, cancellationToken) is { } before)
            return before;
        var usable = plan.LocalCounts && found is { State: AgentStates.Enabled or AgentStates.Invited } ? found : null;
        var check = await _hasher.VerifyAsync(usable?.PasswordHash, request.Password, cancellationToken);
        if (check.IsRefused)
            return check.Refusal;
        var byCode = usable?.StartCodeHash is { } codeHash && OpaqueToken.Hash(request.Password) == codeHash;
        if (usable is null || (check.Value == PasswordCheck.Wrong && !byCode))
        {
            return await _directories.TryAsync(plan.After, request, checkedHere: usable?.PasswordHash is not null, cancellationToken)
                ?? await RefuseAsync(request, found, key, Wrong, cancellationToken);
        }

        string? newHash = null;
        var changes = byCode || usable.MustChangePassword || _age.IsOver(usable);
        if (changes)
        {
            if (request.NewPassword is null)
                return await RefuseAsync(request, found, key, MustChange, cancellationToken);
            if (await CheckNewAsync(request, usable, cancellationToken) is { } fault)
                return fault;
        }
        if (changes || check.Value == PasswordCheck.RightButOutdated)
        {
            var hash = await _hasher.HashAsync(changes ? request.NewPassword! : request.Password, cancellationToken);
            if (hash.IsRefused)
                return hash.Refusal;
            newHash = hash.Value;
        }
        return await BeginAsync(request, usable, changes, newHash, cancellationToken);
    }

    private async Task<Result<SignedIn>> BeginAsync(
        SignInRequest request, Credentials account, bool changes, string? newHash, CancellationToken cancellationToken)
    {
        var result = await _database.WriteAsync<Result<SignedIn>>(session =>
        {
            // Guesses that ran side by side passed the first check together; the lock that they earned holds here.
            if (_guard.LockedFor(session.Connection, account.LoginKey, request.Caller) is { } wait)
                return Locked(wait);

            // What was checked may have changed meanwhile: disabled, a new password, the start code used by another.
            var now = Credentials.Find(session.Connection, account.Id);
            if (now is null || now.State != account.State || now.PasswordHash != account.PasswordHash || now.StartCodeHash != account.StartCodeHash)
                return Wrong;
            return _completion.AfterPassword(session, account, request.Remember, request.Caller, request.Code, () =>
            {
                if (newHash is not null)
                    Rehash(session, account, changes, newHash, request.Caller);
                if (!changes)
                    _age.Remind(session, account);
            });
        }, cancellationToken);
        if (!result.IsRefused)
            _initialPassword.Remove(account.Login);
        return result;
    }

    private void Rehash(IWriteSession session, Credentials account, bool changed, string hash, CallerInfo caller)
    {
        if (!changed)
        {
            session.Connection.Execute("update agents set password_hash = @hash where id = @id", new { hash, id = account.Id });
            return;
        }
        PasswordStore.Set(session, account.Id, hash, mustChange: false, _clock);
        SessionStore.EndAll(session, account.Id, except: null, _clock);
        _audit.Append(session, Actor.System, "agent.password_changed", "agent", account.Id, new { by = "sign_in" });
        _news.PasswordChanged(session, account.Id, caller);
        session.Append(AccountEvents.Agent(account.Id));
    }

    private async Task<Result<SignedIn>> RefuseAsync(
        SignInRequest request, Credentials? found, string key, Refusal refusal, CancellationToken cancellationToken)
    {
        var locks = await _database.WriteAsync(session =>
        {
            var begins = refusal == Wrong && _guard.Failed(session.Connection, key, request.Caller);
            SignInLog.Add(session, found?.Id, request.Login, refusal.Code, request.Caller, _clock);
            return begins;
        }, cancellationToken);
        if (locks)
            _post.Ask(new AccountRequest(AccountLinks.Unlock, request.Login, request.Caller));
        return refusal;
    }

    private async Task<Refusal?> CheckNewAsync(SignInRequest request, Credentials account, CancellationToken cancellationToken) =>
        request.NewPassword == request.Password
            ? Refusal.Invalid("newPassword", "password_same")
            : await _choice.CheckAsync(account.Id, account.Login, request.NewPassword!, "newPassword", cancellationToken);

    private static Refusal Locked(TimeSpan wait) => new(RefusalKind.Locked, "locked", RetryAfter: wait);
}
