using Appliance.Core.Accounts;
using Appliance.Core.Tests.Testing;

namespace Appliance.Core.Tests.Accounts.Leaving;

[TestClass]
public sealed class LeavingTests
{
    [TestMethod]
    public async Task TakeRights_WithConversationsLeft_IsRefusedWithTheirNumber()
    {
        await using var world = await LeavingWorld.StartAsync();
        await world.ServeAsync(2);
        await world.StartLeavingAsync();

        var result = await world.Leaving.TakeRightsAsync(world.Admin, world.Leaver, CancellationToken.None);

        Assert.AreEqual(("still_owns", "2"), (result.Refusal?.Code, result.Refusal?.Errors?["conversations"].Single()));
    }

    [TestMethod]
    public async Task HandOver_ToOneColleague_MovesAllWithHistoryBeyondCapacityAndSaysSo()
    {
        await using var world = await LeavingWorld.StartAsync();
        var ids = await world.ServeAsync(3);
        var heir = await world.Core.AddAgentAsync(world.Group, capacity: 1);
        await world.StartLeavingAsync();

        var last = await world.HandOverAsync(heir.AgentId!.Value);

        var owners = ids.Select(id => world.Core.AgentOf(id)).Distinct().ToArray();
        Assert.AreEqual(
            (heir.AgentId, 1, 3, 2, 3L),
            (owners.Single(), owners.Length, last.Moved, last.OverCapacity,
             world.Core.Scalar<long>("select count(*) from assignment_episodes where to_at is null and reason = 'transferred'")));
    }

    [TestMethod]
    public async Task HandOver_TellsTheCustomerTheColleagueAndTheRecord()
    {
        await using var world = await LeavingWorld.StartAsync();
        var id = (await world.ServeAsync(1)).Single();
        var heir = await world.Core.AddAgentAsync(world.Group);
        await world.StartLeavingAsync();

        await world.HandOverAsync(heir.AgentId!.Value);

        Assert.AreEqual(
            (1L, 1L, 1L),
            (world.Core.Scalar<long>("select count(*) from messages where conversation_id = @id and hidden = 1 and content like '%\"transferred\"%\"left\"%'", new { id }),
             world.Core.Scalar<long>("select count(*) from messages where conversation_id = @id and hidden = 0 and content like '%\"accepted\"%transferred%'", new { id }),
             world.Core.Scalar<long>("select count(*) from notices where agent_id = @agent", new { agent = heir.AgentId })));
    }

    [TestMethod]
    public async Task HandOver_ToSeveral_GivesTheLeastBusyFirst()
    {
        await using var world = await LeavingWorld.StartAsync();
        await world.ServeAsync(6);
        var heirs = new[] { await world.Core.AddAgentAsync(world.Group), await world.Core.AddAgentAsync(world.Group), await world.Core.AddAgentAsync(world.Group) };
        await world.StartLeavingAsync();

        await world.HandOverAsync([.. heirs.Select(heir => heir.AgentId!.Value)]);

        CollectionAssert.AreEqual(new[] { 2L, 2L, 2L }, heirs.Select(heir => world.OpenOf(heir.AgentId!.Value)).ToArray());
    }

    [TestMethod]
    public async Task HandOver_ToSomebodyWhoIsNotThere_GoesBackToTheQueueAndSaysSo()
    {
        await using var world = await LeavingWorld.StartAsync();
        var id = (await world.ServeAsync(1)).Single();
        var heir = await world.Core.AddAgentAsync(world.Group, presence: "offline");
        await world.StartLeavingAsync();

        var last = await world.HandOverAsync(heir.AgentId!.Value);

        Assert.AreEqual(("waiting", 1), (world.Core.StateOf(id), last.Queued));
    }

    [TestMethod]
    public async Task HandOver_ToNobody_GoesBackToTheQueue()
    {
        await using var world = await LeavingWorld.StartAsync();
        var id = (await world.ServeAsync(1)).Single();
        await world.StartLeavingAsync();

        await world.HandOverAsync();

        Assert.AreEqual("waiting", world.Core.StateOf(id));
    }

    [TestMethod]
    public async Task HandOver_ToWhoLeavesToo_IsRefused()
    {
        await using var world = await LeavingWorld.StartAsync();
        await world.ServeAsync(1);
        var heir = await world.Core.AddAgentAsync(world.Group);
        await world.StartLeavingAsync();
        await world.Leaving.StartAsync(world.Admin, heir.AgentId!.Value, CancellationToken.None);

        var result = await world.Leaving.HandOverAsync(world.Admin, world.Leaver, "conversations", [heir.AgentId!.Value], CancellationToken.None);

        CollectionAssert.AreEqual(new[] { "unknown" }, result.Refusal?.Errors?["agentIds"]);
    }

    [TestMethod]
    public async Task HandOver_OfManyKilledInTheMiddle_GoesOnAfterTheRestart()
    {
        var folder = Directory.CreateTempSubdirectory("appliance-leaving-").FullName;
        try
        {
            var time = new ManualClock();
            long leaver, heir;
            var things = new SlowThings(250, stopAt: 100);
            await using (var first = await LeavingWorld.StartAsync(folder, time, things))
            {
                leaver = first.Leaver;
                heir = (await first.Core.AddAgentAsync(first.Group)).AgentId!.Value;
                await first.StartLeavingAsync();
                await first.Leaving.HandOverAsync(first.Admin, leaver, things.Key, [heir], CancellationToken.None);
                await TestCore.EventuallyAsync(() => things.Reached(first.Core.Database), "the hand-over is in its middle");
            }

            // The process is gone with a slice unwritten; what is stored says where it stood.
            await using var second = await LeavingWorld.StartAsync(folder, time, new SlowThings(250, stopAt: int.MaxValue), leaver);
            await TestCore.EventuallyAsync(() => second.Last(things.Key) is { Runs: false }, "the hand-over is done");

            Assert.AreEqual((250, 250, 0), (second.Last(things.Key)!.Moved, things.Of(second.Core.Database, heir), things.Of(second.Core.Database, leaver)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task HandOver_OfCustomers_GoesInTurnOrToThePool(bool toColleagues)
    {
        await using var world = await LeavingWorld.StartAsync();
        for (var number = 0; number < 401; number++)
            await world.Core.ExecuteAsync("insert into customers (owner_id, created_at, updated_at) values (@Leaver, 0, 0)", new { world.Leaver });
        long[] heirs = toColleagues
            ? [(await world.Core.AddAgentAsync(world.Group)).AgentId!.Value, (await world.Core.AddAgentAsync(world.Group, presence: "offline")).AgentId!.Value]
            : [];
        await world.StartLeavingAsync();

        await world.HandOverKindAsync("customers", heirs);

        var owned = heirs.Select(heir => world.Core.Scalar<long>("select count(*) from customers where owner_id = @heir and owned_since > 0", new { heir })).ToArray();
        CollectionAssert.AreEqual(toColleagues ? new[] { 201L, 200L } : [], owned);
        Assert.AreEqual(toColleagues ? 0L : 401L, world.Core.Scalar<long>("select count(*) from customers where pool = 'company' and owner_id is null"));
    }

    [TestMethod]
    public async Task Steps_OutOfOrder_AreRefused()
    {
        await using var world = await LeavingWorld.StartAsync();

        var codes = new[]
        {
            (await world.Leaving.TakeRightsAsync(world.Admin, world.Leaver, CancellationToken.None)).Refusal?.Code,
            (await world.Leaving.DisableAsync(world.Admin, world.Leaver, CancellationToken.None)).Refusal?.Code,
            (await world.Leaving.RestoreAsync(world.Admin, world.Leaver, CancellationToken.None)).Refusal?.Code,
            (await world.Leaving.EraseAsync(world.Admin, world.Leaver, CancellationToken.None))?.Code,
            (await world.Core.Get<AgentService>().DeleteAsync(world.Admin, world.Leaver, CancellationToken.None))?.Code,
        };

        CollectionAssert.AreEqual(new[] { "wrong_step", "wrong_step", "wrong_step", "wrong_step", "not_disabled" }, codes);
    }

    [TestMethod]
    public async Task Start_ByTwoAdminsAtOnce_HasOneWinner()
    {
        await using var world = await LeavingWorld.StartAsync();

        var both = await Task.WhenAll(
            world.Leaving.StartAsync(world.Admin, world.Leaver, CancellationToken.None),
            world.Leaving.StartAsync(world.Admin, world.Leaver, CancellationToken.None));

        CollectionAssert.AreEquivalent(new[] { null, "already_leaving" }, both.Select(result => result.Refusal?.Code).ToArray());
    }

    [TestMethod]
    public async Task TakeRights_ByTwoAdminsAtOnce_HasOneWinner()
    {
        await using var world = await LeavingWorld.StartAsync();
        await world.StartLeavingAsync();

        var both = await Task.WhenAll(
            world.Leaving.TakeRightsAsync(world.Admin, world.Leaver, CancellationToken.None),
            world.Leaving.TakeRightsAsync(world.Admin, world.Leaver, CancellationToken.None));

        CollectionAssert.AreEquivalent(new[] { null, "wrong_step" }, both.Select(result => result.Refusal?.Code).ToArray());
    }

    [TestMethod]
    public async Task Leaving_FromStartToEnd_IsAnonymisedWithItsHistory()
    {
        await using var world = await LeavingWorld.StartAsync();
        var id = (await world.ServeAsync(1)).Single();
        var heir = await world.Core.AddAgentAsync(world.Group);

        await world.StartLeavingAsync();
        await world.HandOverAsync(heir.AgentId!.Value);
        await world.Leaving.TakeRightsAsync(world.Admin, world.Leaver, CancellationToken.None);
        await world.Leaving.DisableAsync(world.Admin, world.Leaver, CancellationToken.None);
        var refused = await world.Leaving.EraseAsync(world.Admin, world.Leaver, CancellationToken.None);

        Assert.AreEqual(
            (null, "anonymised", "anonymised", 1L),
            (refused?.Code, world.Core.Scalar<string>("select state from agents where id = @Leaver", new { world.Leaver }),
             world.Core.Scalar<string>("select state from departures where agent_id = @Leaver", new { world.Leaver }),
             world.Core.Scalar<long>("select count(*) from assignment_episodes where conversation_id = @id and agent_id = @Leaver", new { id, world.Leaver })));
    }

    [TestMethod]
    public async Task Restore_OfADisabledAccount_GivesBackRolesAndGroups()
    {
        await using var world = await LeavingWorld.StartAsync();
        await world.StartLeavingAsync();
        await world.Leaving.TakeRightsAsync(world.Admin, world.Leaver, CancellationToken.None);
        await world.Leaving.DisableAsync(world.Admin, world.Leaver, CancellationToken.None);

        var restored = await world.Leaving.RestoreAsync(world.Admin, world.Leaver, CancellationToken.None);

        Assert.AreEqual(
            (null, 1, 1, "enabled"),
            (restored.Refusal?.Code, restored.Value?.Rights.Roles, restored.Value?.Rights.Groups,
             world.Core.Scalar<string>("select state from agents where id = @Leaver", new { world.Leaver })));
    }

    [TestMethod]
    public async Task Routing_GivesNothingToWhoIsLeaving()
    {
        await using var world = await LeavingWorld.StartAsync(routing: true);
        await world.StartLeavingAsync();

        var id = await world.Core.ArriveAsync(world.Account);
        await TestCore.EventuallyAsync(() => world.Core.Scalar<long>("select count(*) from routing_decisions where conversation_id = @id", new { id }) > 0, "routing has looked");

        Assert.AreEqual("waiting", world.Core.StateOf(id));
    }

    [TestMethod]
    public async Task Start_OfOneself_IsRefused()
    {
        await using var world = await LeavingWorld.StartAsync();
        var self = await world.AdminAsync("second");

        var result = await world.Leaving.StartAsync(self, self.AgentId!.Value, CancellationToken.None);

        Assert.AreEqual("own_account", result.Refusal?.Code);
    }

    [TestMethod]
    public async Task Start_OfTheLastSuperAdmin_IsRefused()
    {
        await using var world = await LeavingWorld.StartAsync();

        var result = await world.Leaving.StartAsync(Actor.System, world.Admin.AgentId!.Value, CancellationToken.None);

        Assert.AreEqual("last_admin", result.Refusal?.Code);
    }
}
