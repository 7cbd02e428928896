namespace Appliance.Web.Api;

/// <summary>What an agent chooses.</summary>
/// <param name="Presence">online, away or offline.</param>
/// <param name="Reception">Whether routing may give them conversations.</param>
internal sealed record PresenceBody(string Presence, bool Reception);
