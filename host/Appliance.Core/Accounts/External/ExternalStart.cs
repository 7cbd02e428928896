namespace Appliance.Core.Accounts.External;

/// <summary>A sign-in at another site that shall begin.</summary>
/// <param name="ProviderId">Which.</param>
/// <param name="Purpose">One of <see cref="ExternalPurposes"/>.</param>
/// <param name="Actor">Who tries or links; null for a sign-in.</param>
/// <param name="ReturnAddress">Where the other site sends the browser back to.</param>
/// <param name="BrowserKey">The browser's cookie: only the browser that began may come back.</param>
/// <param name="ReturnUrl">Local path to go to in the end.</param>
public sealed record ExternalStart(string ProviderId, string Purpose, Actor? Actor, Uri ReturnAddress, string BrowserKey, string? ReturnUrl);
