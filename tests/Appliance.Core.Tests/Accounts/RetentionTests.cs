using Appliance.Storage;

namespace Appliance.Core.Tests.Accounts;

[TestClass]
public sealed class RetentionTests
{
    [TestMethod]
    public async Task Run_SessionsLongOver_LeavesTheNewestOfTheAgent()
    {
        await using var core = await AccountsCore.StartAsync();
        core.Clock.Advance(TimeSpan.FromMinutes(1));
        await core.EnterAsync("admin");
        core.Clock.Advance(TimeSpan.FromDays(200));

        await RunAsync(core);

        Assert.AreEqual(2L, core.Scalar<long>("select id from sessions"));
    }

    private static async Task RunAsync(AccountsCore core)
    {
        foreach (var upkeep in core.Get<IEnumerable<IUpkeep>>())
            await upkeep.RunAsync(CancellationToken.None);
    }
}
