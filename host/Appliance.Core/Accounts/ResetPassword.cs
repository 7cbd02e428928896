using Appliance.Core.Accounts.Limits;
using Appliance.Core.Accounts.SecondFactors;
using Appliance.Core.Audit;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>The way back in for who stands at the machine (command line): a new password, the account enabled and unlocked.</summary>
public sealed class ResetPassword(IDatabase database, IPasswordHasher hasher, PasswordPolicy policy, AuditLog audit, TimeProvider clock)
{
    /// <summary>
    /// Sets a new password, ends every session, enables and unlocks the account, takes its second factors and lifts the limits
    /// of signing in (a second factor that a role demands is set up anew at the next sign-in).
    /// Refused: not_found, invalid (field password: what the policy says).
    /// </summary>
    /// <param name="login">Whose.</param>
    /// <param name="password">Given, need not be changed; null to generate one, which must be changed at the next sign-in.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The password now in force.</returns>
    public async Task<Result<string>> ResetAsync(string login, string? password, CancellationToken cancellationToken)
    {
        var account = database.Read(connection => Credentials.Find(connection, LoginKey.Of(login)));
        if (account is null || account.State == AgentStates.Anonymised)
            return Refusal.NotFound;
        if (password is not null && policy.Check(password, account.Login) is { Count: > 0 } faults)
            return Refusal.Invalid(new Dictionary<string, string[]> { ["password"] = [.. faults] });
        var chosen = password ?? GeneratedPassword.New(policy, account.Login);
        var hash = await hasher.HashAsync(chosen, cancellationToken);
        if (hash.IsRefused)
            return hash.Refusal;
        await database.WriteAsync(session =>
        {
            PasswordStore.Set(session, account.Id, hash.Value, mustChange: password is null, clock);
            session.Connection.Execute("update agents set state = 'enabled' where id = @Id", new { account.Id });
            SignInGuard.Unlock(session.Connection, account.LoginKey);
            SessionStore.EndAll(session, account.Id, except: null, clock);

            // A lost phone, or rules that let nobody in, must not lock the company out of its own server.
            FactorStore.RemoveAll(session, account.Id);
            SignInRulesStore.SetOfAgent(session.Connection, account.Id, new SignInRules(), clock.GetUtcNow().ToUnixTimeMilliseconds());
            audit.Append(session, Actor.System, "agent.password_reset", "agent", account.Id, new { by = "command_line" });
            session.Append(AccountEvents.Agent(account.Id));
        }, cancellationToken);
        return chosen;
    }
}
