using Appliance.Sdk;
using Appliance.Sdk.Storage;
using Microsoft.Extensions.Logging;

namespace Appliance.Plugins.Runs;

/// <summary>What the host hands to a plugin.</summary>
internal sealed record PluginContext(string Id, string Version, string Folder, ILogger Logger, HttpClient Http, TimeProvider Time, IPluginStore Store) : IPluginContext;
