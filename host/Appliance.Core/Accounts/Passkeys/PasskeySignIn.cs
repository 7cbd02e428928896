using Appliance.Core.Accounts.SecondFactors;
using Appliance.Storage;

namespace Appliance.Core.Accounts.Passkeys;

/// <summary>
/// Signing in by a passkey alone: the key is one factor and the finger or PIN that it asked for the other, so no password
/// and no code follow.
/// </summary>
public sealed class PasskeySignIn(IDatabase database, PasskeyCeremonies ceremonies, SignInCompletion completion, TimeProvider clock)
{
    /// <summary>What the browser needs. The answer must come from the same browser.</summary>
    public Task<PasskeyOptions> BeginAsync(string device, PasskeySite site) => ceremonies.ForUseAsync(null, site, Binding(device), verified: true);

    /// <summary>Refused: passkey_refused (401), and what the limits refuse.</summary>
    public async Task<Result<SignedIn>> SignInAsync(PasskeyAnswer answer, bool remember, CallerInfo caller, PasskeySite site, CancellationToken cancellationToken)
    {
        var proven = caller.Device is { } device ? await ceremonies.UsedAsync(answer, site, Binding(device), verified: true) : null;
        return await database.WriteAsync<Result<SignedIn>>(session =>
        {
            if (proven is null || Credentials.Find(session.Connection, proven.Owner.Id) is not { State: AgentStates.Enabled } account
                || !proven.Use(session, clock.GetUtcNow().ToUnixTimeMilliseconds()))
            {
                SignInLog.Add(session, proven?.Owner.Id, proven?.Owner.Login ?? "", PasskeyCeremonies.Refused.Code, caller, clock);
                return PasskeyCeremonies.Refused;
            }
            return completion.Begin(session, account, remember, caller, FactorKind.Passkey);
        }, cancellationToken);
    }

    private static string Binding(string device) => "sign-in:" + OpaqueToken.Hash(device);
}
