namespace Appliance.Plugins;

/// <summary>Where a plugin came from.</summary>
public enum PluginOrigin
{
    /// <summary>Part of the product.</summary>
    Shipped,

    /// <summary>Put into the plugin folder by hand.</summary>
    Folder,

    /// <summary>Installed from a package.</summary>
    Installed,
}
