using Appliance.Core.Accounts.Passwords;
using Appliance.Core.Audit;
using Appliance.Core.Mail;
using Appliance.Storage;

namespace Appliance.Core.Accounts.WayBack;

/// <summary>The way back in by mail: a code that sets a new password, or one that unlocks.</summary>
public sealed class ForgottenPassword(
    IDatabase database, IPasswordHasher hasher, PasswordChoice choice, AccountPost post, MailOutbox mails, SecurityNews news, AuditLog audit, ActorResolver actors, TimeProvider clock)
{
    private const int MaxInput = 256;
    private static readonly Refusal Worthless = Refusal.Refused("code_invalid");

    /// <summary>False while no mail server is set: then only an admin can help.</summary>
    public bool IsPossible => mails.IsReady;

    /// <summary>
    /// Sends a code to the account's address, if there is such an account and it has one. The answer is the same and as
    /// fast whatever there is. At most three an hour for one account.
    /// </summary>
    public void Ask(string login, CallerInfo caller)
    {
        if (login.Length is > 0 and <= MaxInput)
            post.Ask(new AccountRequest(AccountLinks.Reset, login, caller));
    }

    /// <summary>True while the code may set a password.</summary>
    public bool IsGood(string code) =>
        code.Length <= MaxInput && database.Read(connection => AccountLinks.Find(connection, AccountLinks.Reset, code, clock.Milliseconds())) is not null;

    /// <summary>
    /// Sets a new password, once, within 30 minutes of the mail; every session of the account ends, and it is unlocked. A
    /// second factor is still asked for at the next sign-in. Refused: code_invalid, invalid (field newPassword), busy.
    /// </summary>
    public async Task<Refusal?> ResetAsync(string code, string newPassword, CallerInfo caller, CancellationToken cancellationToken)
    {
        if (code.Length > MaxInput)
            return Worthless;
        var account = database.Read(connection =>
            AccountLinks.Find(connection, AccountLinks.Reset, code, clock.Milliseconds()) is { } id ? AccountContact.Find(connection, id) : null);
        if (account is not { State: AgentStates.Enabled, HasPassword: true })
            return Worthless;
        if (await choice.CheckAsync(account.Id, account.Login, newPassword, "newPassword", cancellationToken) is { } fault)
            return fault;
        var hash = await hasher.HashAsync(newPassword, cancellationToken);
        if (hash.IsRefused)
            return hash.Refusal;
        var refusal = await database.WriteAsync(
            session =>
            {
                // Two may have come with the same code, or an admin has disabled the account meanwhile.
                var now = clock.Milliseconds();
                if (AccountLinks.Use(session, AccountLinks.Reset, code, now) != account.Id
                    || AccountContact.Find(session.Connection, account.Id) is not { State: AgentStates.Enabled, HasPassword: true })
                {
                    return Worthless;
                }

                PasswordStore.Set(session, account.Id, hash.Value, mustChange: false, clock);
                AccountLinks.UseAll(session, account.Id, now);
                SignInGuard.Unlock(session.Connection, account.LoginKey);
                SessionStore.EndAll(session, account.Id, except: null, clock);
                SignInLog.Add(session, account.Id, account.Login, "password_reset", caller, clock);
                audit.Append(session, Actor.System, "agent.password_changed", "agent", account.Id, new { by = "mail" });
                news.PasswordChanged(session, account.Id, caller);
                session.Append(AccountEvents.Agent(account.Id));
                return null;
            },
            cancellationToken);
        actors.Forget();
        return refusal;
    }

    /// <summary>Unlocks the account that the code was mailed to. Refused: code_invalid.</summary>
    public async Task<Refusal?> UnlockAsync(string code, CallerInfo caller, CancellationToken cancellationToken)
    {
        if (code.Length > MaxInput)
            return Worthless;
        return await database.WriteAsync(
            session =>
            {
                if (AccountLinks.Use(session, AccountLinks.Unlock, code, clock.Milliseconds()) is not { } agentId
                    || AccountContact.Find(session.Connection, agentId) is not { } account)
                {
                    return Worthless;
                }

                SignInGuard.Unlock(session.Connection, account.LoginKey);
                SignInLog.Add(session, account.Id, account.Login, "unlocked", caller, clock);
                audit.Append(session, Actor.System, "agent.unlocked", "agent", agentId, new { by = "mail" });
                return null;
            },
            cancellationToken);
    }
}
