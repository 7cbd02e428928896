using Appliance.Core.Accounts.Limits;
using Appliance.Storage;

namespace Appliance.Core.Accounts.SecondFactors;

/// <summary>
/// What follows right credentials, in the same write: the second factor where the account has one, the limits of roles
/// and agent, then the session. Every way in ends here.
/// </summary>
public sealed class SignInCompletion(FactorCodes codes, SignInLimits limits, FactorNews news, SecurityNews security, TimeProvider clock)
{
    private static readonly Refusal WrongCode = new(RefusalKind.NotSignedIn, "invalid_code");
    private readonly SignInGuard _guard = new(clock);

    /// <summary>
    /// The password (or start code) was right. Without a code an account that has a second factor gets a pending sign-in
    /// and no session. Refused: invalid_code (counts towards the lockout), and what the limits refuse.
    /// </summary>
    /// <param name="session">The write.</param>
    /// <param name="account">Whose.</param>
    /// <param name="remember">"Remember me".</param>
    /// <param name="caller">From where.</param>
    /// <param name="code">Of the second factor; null for none yet.</param>
    /// <param name="accept">What right credentials change (a new password); not run after a wrong code.</param>
    internal Result<SignedIn> AfterPassword(
        IWriteSession session, Credentials account, bool remember, CallerInfo caller, string? code, Action? accept = null)
    {
        if (!FactorStore.Of(session.Connection, account.Id).Any)
        {
            accept?.Invoke();
            return Begin(session, account, remember, caller);
        }

        if (code is null)
        {
            accept?.Invoke();
            var pending = OpaqueToken.New();
            PendingStore.Insert(session, account.Id, pending, remember, caller.UserAgent, clock.GetUtcNow().ToUnixTimeMilliseconds());
            SignInLog.Add(session, account.Id, account.Login, "code_required", caller, clock);
            return new SignedIn(account.Id, 0, "", "", remember) { Pending = pending };
        }
        if (codes.Use(session, account.Id, code) is not { } kind)
            return Wrong(session, account, caller);
        accept?.Invoke();
        return Begin(session, account, remember, caller, kind);
    }

    /// <summary>Counts and notes a code that was wrong.</summary>
    internal Refusal Wrong(IWriteSession session, Credentials account, CallerInfo caller)
    {
        _guard.Failed(session.Connection, account.LoginKey, caller);
        SignInLog.Add(session, account.Id, account.Login, WrongCode.Code, caller, clock);
        return WrongCode;
    }

    /// <summary>How long the login is locked for this address; null when it is not.</summary>
    internal Refusal? Locked(IWriteSession session, Credentials account, CallerInfo caller) =>
        _guard.LockedFor(session.Connection, account.LoginKey, caller) is { } wait ? new Refusal(RefusalKind.Locked, "locked", RetryAfter: wait) : null;

    /// <summary>
    /// Everything is proven: the limits, then the session. Refused: address_not_allowed, outside_hours,
    /// device_not_registered, too_many_sessions.
    /// </summary>
    internal Result<SignedIn> Begin(IWriteSession session, Credentials account, bool remember, CallerInfo caller, FactorKind? by = null)
    {
        var isNew = DeviceStore.IsNew(session.Connection, account.Id, caller);
        var isKnown = caller.Device is { } value && DeviceStore.IsKnown(session.Connection, account.Id, value);
        var device = DeviceStore.Seen(session, account.Id, caller, clock);
        if (limits.Admit(session, account.Id, caller, device) is { } refusal)
        {
            SignInLog.Add(session, account.Id, account.Login, refusal.Code, caller, clock);
            if (device is not null && refusal.Code == SignInLimits.DeviceNotRegistered)
                DeviceStore.Refused(session, device.Id, clock);
            return refusal;
        }
        SignInGuard.Succeeded(session.Connection, account.LoginKey, caller, isKnown);
        SignInLog.Add(session, account.Id, account.Login, "succeeded", caller, clock);
        if (by == FactorKind.Recovery)
            news.RecoveryCodeUsed(session, account.Id);
        if (isNew)
            security.NewDevice(session, account.Id, caller);
        var token = OpaqueToken.New();
        var xsrf = OpaqueToken.New(128);
        var id = SessionStore.Insert(session, account.Id, token, xsrf, remember, caller, clock, device?.Id);
        return new SignedIn(account.Id, id, token, xsrf, remember);
    }
}
