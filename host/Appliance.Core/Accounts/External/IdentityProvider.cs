using Appliance.Sdk;

namespace Appliance.Core.Accounts.External;

/// <summary>A directory or another site that a running plugin can ask who somebody is.</summary>
/// <param name="Id">Unique over all plugins.</param>
/// <param name="PluginId">Which plugin brings it.</param>
/// <param name="Name">For the page and the button.</param>
/// <param name="Kind">One of <see cref="ProviderKinds"/>.</param>
/// <param name="LooksUp">Finds people without their password.</param>
/// <param name="SignsOut">Ends the session at the other site, too.</param>
public sealed record IdentityProvider(string Id, string PluginId, LocalizedText Name, string Kind, bool LooksUp, bool SignsOut);
