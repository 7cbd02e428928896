using Appliance.Channels.Api;
using Appliance.Reports.Standard;
using Appliance.Routing.Standard;
using Appliance.Sdk.Testing.Channels;
using Appliance.Sdk.Testing.Packages;
using Appliance.Sdk.Testing.Reporting;
using Appliance.Sdk.Testing.Routing;

namespace Appliance.Sdk.Testing.Tests;

/// <summary>The shipped plugins keep the contracts that partners' plugins are held to.</summary>
[TestClass]
public sealed class ShippedPluginTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public async Task ChannelContract_ApiChannel_Holds()
    {
        await using var host = FakeHost.Start(new ApiPlugin());

        await ChannelContract.VerifyAsync(ApiChannelSubject.Create(host), TestContext.CancellationToken);
    }

    [TestMethod]
    [DataRow("least-busy")]
    [DataRow("round-robin")]
    [DataRow("longest-idle")]
    public async Task RoutingContract_StandardStrategy_Holds(string id)
    {
        await using var host = FakeHost.Start(new StandardRoutingPlugin());

        await RoutingContract.VerifyAsync(host.RoutingStrategies.Single(strategy => strategy.Id == id), TestContext.CancellationToken);
    }

    [TestMethod]
    [DataRow("conversations")]
    [DataRow("first-response")]
    [DataRow("agents")]
    public async Task ReportContract_StandardReport_Holds(string id)
    {
        await using var host = FakeHost.Start(new StandardReports());

        await ReportContract.VerifyAsync(host.Reports.Single(report => report.Description.Id == id), TestContext.CancellationToken);
    }

    [TestMethod]
    [DataRow("Auth.Ldap")]
    [DataRow("Auth.OpenIdConnect")]
    [DataRow("Channels.Api")]
    [DataRow("Channels.Web")]
    [DataRow("Routing.Standard")]
    [DataRow("Reports.Standard")]
    public void ManifestContract_ShippedPlugin_Holds(string name) => ManifestContract.Verify(BuiltPlugin.Folder(name));
}
