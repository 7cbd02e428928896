using Appliance.Core.Conversations;
using Appliance.Core.Tests.Testing;

namespace Appliance.Core.Tests.Conversations;

[TestClass]
public sealed class WaitingInGroupTests
{
    [TestMethod]
    public async Task WaitingByGroup_QueuesOfTwoGroups_AreCountedApart()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var (sales, support) = (await core.AddGroupAsync("sales"), await core.AddGroupAsync("support"));
        var lead = await core.AddAgentAsync(sales, lead: true);
        var (shop, help) = (await core.AddAccountAsync(sales), await core.AddAccountAsync(support));
        await core.ArriveAsync(shop);
        await core.ArriveAsync(help);
        await core.ArriveAsync(help);

        var queues = core.Get<ConversationReader>().WaitingByGroup(lead);

        Assert.AreSequenceEqual(new[] { ("sales", 1), ("support", 2) }, queues.Select(queue => (queue.Name!, queue.Count)).Order().ToArray());
    }

    [TestMethod]
    public async Task WaitingByGroup_OfAnotherGroup_IsNotShown()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var (sales, support) = (await core.AddGroupAsync("sales"), await core.AddGroupAsync("support"));
        var agent = await core.AddAgentAsync(sales);
        await core.ArriveAsync(await core.AddAccountAsync(support));

        var queues = core.Get<ConversationReader>().WaitingByGroup(agent);

        Assert.IsEmpty(queues);
    }
}
