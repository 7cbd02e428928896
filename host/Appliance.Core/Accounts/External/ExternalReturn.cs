namespace Appliance.Core.Accounts.External;

/// <summary>The browser came back, and it went well.</summary>
/// <param name="Purpose">One of <see cref="ExternalPurposes"/>.</param>
/// <param name="SignedIn">The new session, for a sign-in.</param>
/// <param name="Trial">What was found, for a trial.</param>
/// <param name="ReturnUrl">As at the start.</param>
public sealed record ExternalReturn(string Purpose, SignedIn? SignedIn, Trial? Trial, string? ReturnUrl);
