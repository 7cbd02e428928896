namespace Appliance.Sdk;

/// <summary>
/// The entry point. The entry assembly has exactly one public class with a parameterless constructor that implements it.
/// </summary>
/// <remarks>
/// The host makes a new instance at every start of the plugin, and again after its settings were changed. Constructor
/// and <see cref="Configure"/> together have 10 seconds; a plugin that takes longer or throws is shown as faulted.
/// </remarks>
public interface IPlugin
{
    /// <summary>Says what the plugin brings. Only registers: do not connect, read or write here.</summary>
    /// <param name="plugin">Takes the registrations; not to be kept.</param>
    void Configure(IPluginBuilder plugin);
}
