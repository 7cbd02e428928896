using Appliance.Core.Accounts.Limits;
using Appliance.Core.Accounts.Passkeys;
using Appliance.Core.Settings;
using Appliance.Sdk;
using Appliance.Storage;

namespace Appliance.Core.Accounts.SecondFactors;

/// <summary>The caller's own second factors, and the reset of somebody's lost ones. A program cannot change those of its agent.</summary>
public sealed class SecondFactorService(
    IDatabase database, ISecretProtector protector, FactorCodes codes, FactorNews news, ActorResolver actors, TimeProvider clock)
{
    private static readonly Refusal LastFactor = Refusal.Refused("last_factor");

    /// <summary>What the caller has. Refused: forbidden (a program).</summary>
    public Result<SecondFactorsView> Get(Actor actor) => Own(actor, out var agentId) is { } refusal ? refusal : View(agentId);

    /// <summary>
    /// Begins to set up an authenticator app: a new secret, which does nothing before a code of it was given. Refused:
    /// forbidden, conflict duplicate (there is one already).
    /// </summary>
    public async Task<Result<NewTotp>> BeginTotpAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (Own(actor, out var agentId) is { } refusal)
            return refusal;
        var secret = Base32.Encode(Totp.NewKey());
        return await database.WriteAsync<Result<NewTotp>>(session =>
        {
            if (!FactorStore.BeginTotp(session, agentId, protector.Protect(FactorCodes.Purpose, secret), Now()))
                return Refusal.Conflict("duplicate");
            return new NewTotp(secret, Totp.Uri(secret, Credentials.Find(session.Connection, agentId)!.Login));
        }, cancellationToken);
    }

    /// <summary>The app that is being set up, to be shown again after a wrong code. Refused: forbidden, not_found.</summary>
    public Result<NewTotp> TotpBegun(Actor actor)
    {
        if (Own(actor, out var agentId) is { } refusal)
            return refusal;
        return database.Read<Result<NewTotp>>(connection =>
            FactorStore.Totp(connection, agentId) is { ConfirmedAt: null } row && protector.Unprotect(FactorCodes.Purpose, row.Secret) is { } secret
                ? new NewTotp(secret, Totp.Uri(secret, Credentials.Find(connection, agentId)!.Login))
                : Refusal.NotFound);
    }

    /// <summary>
    /// Ends it with a code that the app shows. Refused: forbidden, not_found (nothing was begun), invalid_code (422).
    /// </summary>
    public async Task<Result<AddedFactor>> ConfirmTotpAsync(Actor actor, string code, CancellationToken cancellationToken)
    {
        if (Own(actor, out var agentId) is { } refusal)
            return refusal;
        var added = await database.WriteAsync<Result<AddedFactor>>(session =>
        {
            if (FactorStore.Totp(session.Connection, agentId) is not { ConfirmedAt: null } row)
                return Refusal.NotFound;
            if (codes.Match(row, code) is not { } step)
                return Refusal.Refused("invalid_code");
            FactorStore.ConfirmTotp(session, agentId, step, Now());
            news.Changed(
                session, actor, agentId, "agent.totp_added", new LocalizedText("你的账号开启了验证器二次验证", "An authenticator app was added to your account"));
            return new AddedFactor(FirstCodes(session, agentId));
        }, cancellationToken);
        actors.Forget();
        return added;
    }

    /// <summary>Takes the authenticator app away. Refused: forbidden, not_found, last_factor (a role demands one).</summary>
    public Task<Refusal?> RemoveTotpAsync(Actor actor, CancellationToken cancellationToken) =>
        RemoveAsync(
            actor, FactorStore.RemoveTotp, "agent.totp_removed", new LocalizedText("你的账号移除了验证器", "The authenticator app was removed from your account"),
            cancellationToken);

    /// <summary>Takes a passkey away. Refused: forbidden, not_found, last_factor.</summary>
    public Task<Refusal?> RemovePasskeyAsync(Actor actor, long id, CancellationToken cancellationToken) =>
        RemoveAsync(
            actor, (session, agentId) => PasskeyStore.Remove(session, agentId, id), "agent.passkey_removed",
            new LocalizedText("你的账号移除了一个通行密钥", "A passkey was removed from your account"), cancellationToken);

    /// <summary>Ten new recovery codes in the place of all former ones. Refused: forbidden, not_found (no factor to recover).</summary>
    public async Task<Result<IReadOnlyList<string>>> RenewCodesAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (Own(actor, out var agentId) is { } refusal)
            return refusal;
        return await database.WriteAsync<Result<IReadOnlyList<string>>>(session =>
        {
            if (!FactorStore.Of(session.Connection, agentId).Any)
                return Refusal.NotFound;
            news.Changed(session, actor, agentId, "agent.recovery_codes_renewed", new LocalizedText("你的恢复码已重新生成", "Your recovery codes were made anew"));
            return Result.Of(RecoveryCodes.Renew(session, agentId));
        }, cancellationToken);
    }

    /// <summary>
    /// Takes every second factor of an agent who lost theirs. Needs <c>agents.edit</c> and every right that the agent has.
    /// Refused: forbidden, not_found (also when there is none), exceeds_own.
    /// </summary>
    public async Task<Refusal?> ResetAsync(Actor actor, long agentId, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AgentsEdit))
            return Refusal.Forbidden(Permissions.AgentsEdit);
        var refused = await database.WriteAsync(session =>
        {
            if (AgentWriter.Reach(session.Connection, actor, agentId, out _) is { } unreachable)
                return unreachable;
            var before = FactorStore.Of(session.Connection, agentId);
            if (!before.Any)
                return Refusal.NotFound;
            FactorStore.RemoveAll(session, agentId);
            news.Changed(
                session, actor, agentId, "agent.second_factor_reset", new LocalizedText("管理员重置了你的二次验证", "An admin reset your second factor"),
                new { before.Totp, before.Passkeys });
            return null;
        }, cancellationToken);
        actors.Forget();
        return refused;
    }

    /// <summary>Recovery codes come with the first factor; a second one does not change them.</summary>
    internal static IReadOnlyList<string>? FirstCodes(IWriteSession session, long agentId) =>
        RecoveryCodes.Left(session.Connection, agentId) > 0 ? null : RecoveryCodes.Renew(session, agentId);

    /// <summary>Only the person changes their factors: a program's token is no proof of the person.</summary>
    internal static Refusal? Own(Actor actor, out long agentId)
    {
        agentId = actor.AgentId ?? 0;
        return actor is { Kind: ActorKind.Agent, AgentId: not null } ? null : Refusal.Forbidden(Permissions.Self);
    }

    private SecondFactorsView View(long agentId) => database.Read(connection => new SecondFactorsView(
        SignInRulesStore.For(connection, agentId, Now()).SecondFactor,
        FactorStore.Totp(connection, agentId)?.ConfirmedAt is { } since ? DateTimeOffset.FromUnixTimeMilliseconds(since) : null,
        PasskeyStore.Of(connection, agentId).ConvertAll(PasskeyService.View),
        RecoveryCodes.Left(connection, agentId)));

    private async Task<Refusal?> RemoveAsync(
        Actor actor, Func<IWriteSession, long, bool> remove, string action, LocalizedText title, CancellationToken cancellationToken)
    {
        if (Own(actor, out var agentId) is { } refusal)
            return refusal;
        var refused = await database.WriteAsync(session =>
        {
            if (!remove(session, agentId))
                return Refusal.NotFound;
            if (!FactorStore.Of(session.Connection, agentId).Any)
            {
                if (SignInRulesStore.For(session.Connection, agentId, Now()).SecondFactor)
                {
                    session.Discard();
                    return LastFactor;
                }
                FactorStore.RemoveRecovery(session, agentId);
            }
            news.Changed(session, actor, agentId, action, title);
            return null;
        }, cancellationToken);
        actors.Forget();
        return refused;
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
