using System.Globalization;
using Appliance.Core.Accounts.SecondFactors;
using Appliance.Sdk;
using Appliance.Storage;

namespace Appliance.Core.Accounts.Passkeys;

/// <summary>The caller's own passkeys.</summary>
public sealed class PasskeyService(IDatabase database, PasskeyCeremonies ceremonies, FactorNews news, ActorResolver actors, TimeProvider clock)
{
    private const int Most = 20;

    /// <summary>What the browser needs to make a passkey. Refused: forbidden (a program), not_found.</summary>
    public async Task<Result<PasskeyOptions>> BeginAsync(Actor actor, PasskeySite site)
    {
        if (SecondFactorService.Own(actor, out var agentId) is { } refusal)
            return refusal;
        return database.Read(connection => PasskeyStore.Owner(connection, agentId)) is { } owner
            ? await ceremonies.ForCreationAsync(owner, site, Binding(actor))
            : Refusal.NotFound;
    }

    /// <summary>
    /// Adds the passkey that the browser made. Refused: forbidden, invalid (name), passkey_refused (401), duplicate (409),
    /// too_many (422: 20 are the most).
    /// </summary>
    public async Task<Result<AddedPasskey>> AddAsync(Actor actor, PasskeyAnswer answer, string name, PasskeySite site, CancellationToken cancellationToken)
    {
        if (SecondFactorService.Own(actor, out var agentId) is { } refusal)
            return refusal;
        if (AgentRules.Name(name, required: true) is { } fault)
            return Refusal.Invalid("name", fault);
        if (await ceremonies.CreatedAsync(answer, site, Binding(actor)) is not { } made)
            return PasskeyCeremonies.Refused;
        var added = await database.WriteAsync<Result<AddedPasskey>>(session =>
        {
            var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
            if (!PasskeyStore.UseChallenge(session, made.ChallengeHash, made.ExpiresAt, now))
                return PasskeyCeremonies.Refused;
            if (PasskeyStore.Of(session.Connection, agentId).Count >= Most)
                return Refusal.Refused("too_many");
            if (PasskeyStore.Insert(session, agentId, name.Trim(), made.Passkey, now) is not { } id)
                return Refusal.Conflict("duplicate");
            news.Changed(
                session, actor, agentId, "agent.passkey_added", new LocalizedText("你的账号添加了一个通行密钥", "A passkey was added to your account"));
            return new AddedPasskey(View(PasskeyStore.Of(session.Connection, agentId).Find(row => row.Id == id)!), SecondFactorService.FirstCodes(session, agentId));
        }, cancellationToken);
        actors.Forget();
        return added;
    }

    /// <summary>Gives a passkey another name. Refused: forbidden, invalid (name), not_found.</summary>
    public async Task<Refusal?> RenameAsync(Actor actor, long id, string name, CancellationToken cancellationToken)
    {
        if (SecondFactorService.Own(actor, out var agentId) is { } refusal)
            return refusal;
        if (AgentRules.Name(name, required: true) is { } fault)
            return Refusal.Invalid("name", fault);
        return await database.WriteAsync(session => PasskeyStore.Rename(session, agentId, id, name.Trim()) ? null : Refusal.NotFound, cancellationToken);
    }

    internal static PasskeyView View(PasskeyRow row) => new(
        row.Id, row.Name, row.BackedUp, DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt),
        row.LastUsedAt is { } used ? DateTimeOffset.FromUnixTimeMilliseconds(used) : null);

    private static string Binding(Actor actor) => "add:" + actor.SessionId?.ToString(CultureInfo.InvariantCulture);
}
