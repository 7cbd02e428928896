using Appliance.Sdk.Authentication;

namespace Appliance.Core.Accounts.External;

/// <summary>Somebody comes in by a provider.</summary>
/// <param name="Provider">Which, with its policy.</param>
/// <param name="Identity">Whom it vouches for.</param>
/// <param name="Remember">Keeps the session beyond the browser's.</param>
/// <param name="Caller">From where.</param>
/// <param name="LockKey">Where failures of the typed login were counted; null when nothing was typed here.</param>
internal sealed record ExternalEntry(StoredProvider Provider, ExternalIdentity Identity, bool Remember, CallerInfo Caller, string? LockKey = null);
