using Appliance.Core.Channels;
using Appliance.Core.Paging;
using Appliance.Core.Tests.Testing;
using Appliance.Storage;

namespace Appliance.Core.Tests.Channels;

[TestClass]
public sealed class InboundRejectsTests
{
    [TestMethod]
    public async Task List_NewestFirst_PageByPage()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var account = await AccountAsync(core, "a", "b", "c");
        var rejects = core.Get<InboundRejects>();

        var first = rejects.List(Actor.System, account, new PageRequest(2)).Value!;
        var second = rejects.List(Actor.System, account, new PageRequest(2, first.NextCursor)).Value!;

        CollectionAssert.AreEqual(new[] { "c", "b", "a" }, first.Items.Concat(second.Items).Select(item => item.Raw).ToArray());
        Assert.IsNull(second.NextCursor);
    }

    [TestMethod]
    public async Task List_OfAnotherAccount_IsEmpty()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        await AccountAsync(core, "a");
        var other = await AccountAsync(core);

        Assert.IsEmpty(core.Get<InboundRejects>().List(Actor.System, other, new PageRequest()).Value!.Items);
    }

    [TestMethod]
    public async Task Upkeep_SeenAMonthAgo_GoesAndUnseenStays()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var account = await AccountAsync(core, "seen", "unseen");
        await core.ExecuteAsync("update inbound_rejects set at = @now", new { now = core.Time.GetUtcNow().ToUnixTimeMilliseconds() });
        var rejects = core.Get<InboundRejects>();
        await rejects.ResolveAsync(Actor.System, account, rejects.List(Actor.System, account, new PageRequest()).Value!.Items[1].Id, CancellationToken.None);
        core.Time.Advance(TimeSpan.FromDays(31));

        await core.Get<IEnumerable<IUpkeep>>().OfType<InboundRejectRetention>().Single().RunAsync(CancellationToken.None);

        Assert.AreEqual("unseen", core.Scalar<string>("select group_concat(raw) from inbound_rejects"));
    }

    [TestMethod]
    public async Task Resolve_One_LeavesTheOthersAndTheCount()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var account = await AccountAsync(core, "a", "b");
        var rejects = core.Get<InboundRejects>();
        var one = rejects.List(Actor.System, account, new PageRequest()).Value!.Items[0];

        await rejects.ResolveAsync(Actor.System, account, one.Id, CancellationToken.None);

        Assert.AreEqual("a", rejects.List(Actor.System, account, new PageRequest()).Value!.Items.Single().Raw);
        Assert.AreEqual(1, core.Get<ChannelAccounts>().Get(Actor.System, account).Value!.OpenRejects);
        Assert.AreEqual("not_found", (await rejects.ResolveAsync(Actor.System, account, one.Id, CancellationToken.None)).Refusal!.Code);
    }

    [TestMethod]
    public async Task ResolveUpTo_WhatCameAfterTheLook_StaysOpen()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var account = await AccountAsync(core, "a", "b");
        var rejects = core.Get<InboundRejects>();
        var newest = rejects.List(Actor.System, account, new PageRequest()).Value!.Items[0].Id;
        await RejectAsync(core, account, "c");

        var marked = await rejects.ResolveUpToAsync(Actor.System, account, newest, CancellationToken.None);

        Assert.AreEqual(2, marked.Value);
        Assert.AreEqual("c", rejects.List(Actor.System, account, new PageRequest()).Value!.Items.Single().Raw);
    }

    [TestMethod]
    public async Task Resolve_WithoutTheRight_IsForbidden()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var account = await AccountAsync(core, "a");
        var agent = await core.AddAgentAsync(await core.AddGroupAsync("others"));

        var refused = await core.Get<InboundRejects>().ResolveUpToAsync(agent, account, long.MaxValue, CancellationToken.None);

        Assert.AreEqual(RefusalKind.Forbidden, refused.Refusal!.Kind);
    }

    [TestMethod]
    public async Task Delete_OfTheAccount_ResolvesThem()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var account = await AccountAsync(core, "a");

        await core.Get<ChannelAccounts>().DeleteAsync(Actor.System, account, CancellationToken.None);

        Assert.AreEqual(0L, core.Scalar<long>("select count(*) from inbound_rejects where resolved_at is null"));
    }

    private static async Task<long> AccountAsync(TestCore core, params string[] raws)
    {
        var account = await core.AddAccountAsync(null, "test");
        foreach (var raw in raws)
            await RejectAsync(core, account, raw);
        return account;
    }

    private static Task RejectAsync(TestCore core, long account, string raw) => core.ExecuteAsync(
        "insert into inbound_rejects (channel_account_id, reason, raw, at) values (@account, 'unreadable', @raw, 1)", new { account, raw });
}
