using Appliance.Sdk.Authentication;

namespace Appliance.Core.Accounts.External;

/// <summary>Somebody comes in by a provider.</summary>
/// <param name="Provider">Which, with its policy.</param>
/// <param name="Identity">Whom it vouches for.</param>
/// <param name="Remember">Keeps the session beyond the browser's.</param>
/// <param name="Caller">From where.</param>
/// <param name="Code">Of the second factor; null to be asked for it.</param>
internal sealed record ExternalEntry(StoredProvider Provider, ExternalIdentity Identity, bool Remember, CallerInfo Caller, string? Code = null)
{
    /// <summary>The provider states a second factor, and the admin trusts it to.</summary>
    public bool SecondFactor => Provider.Policy.TrustSecondFactor && Identity.SecondFactor;
}
