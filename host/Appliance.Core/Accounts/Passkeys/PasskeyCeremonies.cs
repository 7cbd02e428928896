using System.Text.Json;
using Appliance.Core.Settings;
using Appliance.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Appliance.Core.Accounts.Passkeys;

/// <summary>
/// The WebAuthn ceremonies. The framework's handler verifies them (WebAuthn Level 3, 7.1 and 7.2: type, challenge, origin, RP
/// id, presence and verification of the user, algorithm, signature, backup flags, counter, whose credential it is); here is
/// what it leaves to its caller: the expected site, and that a challenge is good for who asked, for five minutes, once.
/// </summary>
public sealed class PasskeyCeremonies(IDatabase database, ISecretProtector protector, ILoggerFactory loggers, TimeProvider clock)
{
    private const string Purpose = "passkey";
    private const int MaxAnswer = 16 * 1024;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private readonly ILogger _log = loggers.CreateLogger<PasskeyCeremonies>();

    internal static Refusal Refused { get; } = new(RefusalKind.NotSignedIn, "passkey_refused");

    internal async Task<PasskeyOptions> ForCreationAsync(PasskeyOwner owner, PasskeySite site, string binding)
    {
        using var accounts = Accounts();
        var made = await Handler(accounts, site, verified: false).MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = PasskeyOwners.Id(owner), Name = owner.Login, DisplayName = owner.DisplayName }, new DefaultHttpContext());
        return new PasskeyOptions(made.CreationOptionsJson, Seal(binding, made.AttestationState));
    }

    /// <param name="owner">Null for whoever answers, by a passkey that knows its owner.</param>
    /// <param name="site">Where.</param>
    /// <param name="binding">Who asked.</param>
    /// <param name="verified">The key must have asked for a fingerprint or PIN: without a password it is the only proof.</param>
    internal async Task<PasskeyOptions> ForUseAsync(PasskeyOwner? owner, PasskeySite site, string binding, bool verified)
    {
        using var accounts = Accounts();
        var made = await Handler(accounts, site, verified).MakeRequestOptionsAsync(owner, new DefaultHttpContext());
        return new PasskeyOptions(made.RequestOptionsJson, Seal(binding, made.AssertionState));
    }

    /// <summary>Null when the answer does not hold.</summary>
    internal async Task<NewPasskey?> CreatedAsync(PasskeyAnswer answer, PasskeySite site, string binding)
    {
        if (Open(answer, binding) is not { } ceremony)
            return null;
        using var accounts = Accounts();
        var result = await Handler(accounts, site, verified: false).PerformAttestationAsync(new PasskeyAttestationContext
        {
            HttpContext = new DefaultHttpContext(),
            CredentialJson = answer.Credential,
            AttestationState = ceremony.State,
        });
        if (result.Succeeded)
            return new NewPasskey(result.Passkey, OpaqueToken.Hash(ceremony.State), ceremony.ExpiresAt);
        _log.LogInformation(result.Failure, "A passkey was not added");
        return null;
    }

    /// <summary>Null when the answer does not hold.</summary>
    internal async Task<ProvenPasskey?> UsedAsync(PasskeyAnswer answer, PasskeySite site, string binding, bool verified)
    {
        if (Open(answer, binding) is not { } ceremony)
            return null;
        using var accounts = Accounts();
        var result = await Handler(accounts, site, verified).PerformAssertionAsync(new PasskeyAssertionContext
        {
            HttpContext = new DefaultHttpContext(),
            CredentialJson = answer.Credential,
            AssertionState = ceremony.State,
        });
        if (result.Succeeded)
            return new ProvenPasskey(result.User, result.Passkey, OpaqueToken.Hash(ceremony.State), ceremony.ExpiresAt);
        _log.LogInformation(result.Failure, "A passkey was refused");
        return null;
    }

    private UserManager<PasskeyOwner> Accounts() =>
        new(new PasskeyOwners(database), null!, null!, null!, null!, null!, null!, null!, loggers.CreateLogger<UserManager<PasskeyOwner>>());

    private static PasskeyHandler<PasskeyOwner> Handler(UserManager<PasskeyOwner> accounts, PasskeySite site, bool verified) =>
        new(accounts, Options.Create(new IdentityPasskeyOptions
        {
            ServerDomain = site.Domain,
            AuthenticatorTimeout = Lifetime,
            UserVerificationRequirement = verified ? "required" : "preferred",
            ResidentKeyRequirement = "preferred",
            AttestationConveyancePreference = "none",
            ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && asked.TopOrigin is null && asked.Origin == site.Origin),
        }));

    private string Seal(string binding, string? state) => protector.Protect(
        Purpose, JsonSerializer.Serialize(new SealedCeremony(binding, state ?? "", (clock.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds())));

    private SealedCeremony? Open(PasskeyAnswer answer, string binding)
    {
        if (answer.Credential.Length > MaxAnswer || answer.State.Length > MaxAnswer || protector.Unprotect(Purpose, answer.State) is not { } json)
            return null;
        var ceremony = JsonSerializer.Deserialize<SealedCeremony>(json)!;
        return ceremony.Binding == binding && clock.GetUtcNow().ToUnixTimeMilliseconds() < ceremony.ExpiresAt ? ceremony : null;
    }
}
