namespace Appliance.Core.Accounts.External;

/// <summary>A provider's policy as stored.</summary>
internal sealed record StoredProvider(string Id, string PluginId, ProviderPolicy Policy);
