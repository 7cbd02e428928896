using Appliance.Sdk;

namespace Appliance.Plugins.Runs;

/// <summary>What is wrong with a plugin at its start, in words; never leaves <see cref="PluginRun"/>.</summary>
internal sealed class PluginFaultException(string zh, string en) : Exception(en)
{
    public LocalizedText Reason { get; } = new(zh, en);
}
