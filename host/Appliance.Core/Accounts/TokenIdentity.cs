namespace Appliance.Core.Accounts;

/// <summary>A program that showed a valid API token.</summary>
/// <param name="Actor">As a caller of services, acting as the token's agent.</param>
/// <param name="Locale">The agent's language; null for none.</param>
public sealed record TokenIdentity(Actor Actor, string? Locale);
