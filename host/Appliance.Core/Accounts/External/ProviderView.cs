using Appliance.Sdk;

namespace Appliance.Core.Accounts.External;

/// <summary>A provider as an admin sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; the id while its plugin does not run.</param>
/// <param name="Kind">password or redirect; null while its plugin does not run.</param>
/// <param name="PluginId">The plugin that brings it.</param>
/// <param name="Running">It can be asked now.</param>
/// <param name="LooksUp">Finds people without their password.</param>
/// <param name="Taken">Another plugin now brings the id: it is not asked until the policy is saved anew.</param>
/// <param name="Linked">People joined to an account.</param>
/// <param name="Policy">What was decided; the defaults where nothing was.</param>
public sealed record ProviderView(string Id, LocalizedText Name, string? Kind, string PluginId, bool Running, bool LooksUp, bool Taken, int Linked, ProviderPolicy Policy);
