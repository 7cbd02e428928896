namespace Appliance.Plugins.Manifest;

/// <summary>The kinds of plugin, as manifests name them.</summary>
public static class PluginKinds
{
    public const string Channel = "channel";
    public const string Routing = "routing";
    public const string Reporting = "reporting";
    public const string Auth = "auth";

    public static IReadOnlyList<string> All { get; } = [Channel, Routing, Reporting, Auth];
}
