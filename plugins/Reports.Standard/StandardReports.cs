using Appliance.Sdk;

namespace Appliance.Reports.Standard;

/// <summary>The reports that every company begins with.</summary>
public sealed class StandardReports : IPlugin
{
    public void Configure(IPluginBuilder plugin) =>
        plugin.AddReport<ConversationsReport>().AddReport<FirstResponseReport>().AddReport<AgentsReport>();
}
