using System.Text.Json.Nodes;
using Appliance.Storage;
using Appliance.Storage.Events;

namespace Appliance.Core.Plugins;

/// <summary>What the feature tells the others: the plugin's id and what has become of it.</summary>
public static class PluginEvents
{
    public const string Changed = "plugin.changed";

    internal static void Tell(IWriteSession session, string id, string change) =>
        session.Append(new NewEvent(Changed, default, new JsonObject { ["pluginId"] = id, ["change"] = change }.ToJsonString()));
}
