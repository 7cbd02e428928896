using Appliance.Sdk;

namespace Appliance.Routing.Standard;

/// <summary>The strategies that every company starts with.</summary>
public sealed class StandardRoutingPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin) => plugin
        .AddRoutingStrategy<LeastBusy>()
        .AddRoutingStrategy<RoundRobin>()
        .AddRoutingStrategy<LongestIdle>();
}
