using Appliance.Sdk.Storage;
using Microsoft.Extensions.Logging;

namespace Appliance.Sdk;

/// <summary>What the host hands to a plugin. Taken by constructor injection.</summary>
public interface IPluginContext
{
    /// <summary>The id of the manifest.</summary>
    string Id { get; }

    /// <summary>The version of the manifest.</summary>
    string Version { get; }

    /// <summary>The folder that holds the plugin's files. Read only: an upgrade replaces it.</summary>
    string Folder { get; }

    /// <summary>Writes to the host's log under the plugin's id; the last 200 lines are shown on the plugin's page. Never log secrets or message text.</summary>
    ILogger Logger { get; }

    /// <summary>
    /// Reaches only the hosts that the manifest asks for (every public host where it asks for <c>hostsFromSettings</c>),
    /// the server's own network only where an admin allows it, follows no redirect, and times out after 30 s. Safe for
    /// concurrent use; not to be disposed.
    /// </summary>
    /// <remarks>A refused address throws <see cref="HttpRequestException"/> with the reason.</remarks>
    HttpClient Http { get; }

    /// <summary>The clock. Take time and timers from it, so that tests can turn it.</summary>
    TimeProvider Time { get; }

    /// <summary>The plugin's private documents.</summary>
    IPluginStore Store { get; }
}
