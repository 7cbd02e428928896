using Appliance.Core.Reports;
using Appliance.Core.Tests.Testing;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Tests.Reports;

[TestClass]
public sealed class MetricDefinitionsTests
{
    private static readonly Dictionary<string, string> First = new() { ["serviceEpisodes.wait"] = "accepted_at - queued_at" };
    private static readonly Dictionary<string, string> Second = new() { ["serviceEpisodes.wait"] = "accepted_at - started_at" };

    [TestMethod]
    public async Task Record_SameDefinitionAgain_StoresNothing()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        using var definitions = new MetricDefinitions(core.Database, core.Get<DatabaseStarter>(), core.Time);
        await definitions.RecordAsync(First, CancellationToken.None);

        Assert.AreEqual(0, await definitions.RecordAsync(First, CancellationToken.None));
    }

    [TestMethod]
    public async Task Record_ChangedDefinition_KeepsTheFormerOne()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        using var definitions = new MetricDefinitions(core.Database, core.Get<DatabaseStarter>(), core.Time);
        await definitions.RecordAsync(First, CancellationToken.None);
        await definitions.RecordAsync(Second, CancellationToken.None);

        var stored = core.Database.Read(connection => connection.Query<string>("select definition from metric_definitions order by id").ToList());

        CollectionAssert.AreEqual(new[] { First["serviceEpisodes.wait"], Second["serviceEpisodes.wait"] }, stored);
    }
}
