using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Cover;
using Appliance.Core.Paging;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Tests.Accounts.Cover;

[TestClass]
public sealed class CoverTests
{
    private const long SuperAdmin = 1;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [TestMethod]
    public async Task Give_Role_GrantsUntilTheSecondItEndsWithoutAnySweep()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = await core.AddRoleAsync(Reach.All, Permissions.AuditView);
        var bob = await core.AddAgentAsync("bob");
        var (_, token) = await core.EnterAsync("bob");
        await GiveAsync(core, bob.Id, CoverKinds.Role, role, Hour);

        core.Clock.Advance(Hour - TimeSpan.FromMilliseconds(1));
        var before = await MayAsync(core, token, Permissions.AuditView);
        core.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var after = await MayAsync(core, token, Permissions.AuditView);

        Assert.AreEqual((true, false), (before, after));
    }

    [TestMethod]
    public async Task Give_Group_IsNotOfTheScopeOnceItEnds()
    {
        await using var core = await AccountsCore.StartAsync();
        var group = await core.AddGroupAsync("vip");
        var bob = await core.AddAgentAsync("bob");
        var (_, token) = await core.EnterAsync("bob");
        await GiveAsync(core, bob.Id, CoverKinds.Group, group, Hour);

        var before = (await ActorAsync(core, token))!.Scope.GroupIds.Contains(group);
        core.Clock.Advance(Hour);
        var after = (await ActorAsync(core, token))!.Scope.GroupIds.Contains(group);

        Assert.AreEqual((true, false), (before, after));
    }

    [TestMethod]
    public async Task Worker_AtTheTime_TakesBackAndTellsBoth()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = await core.AddRoleAsync(Reach.All, Permissions.AuditView);
        var bob = await core.AddAgentAsync("bob");
        await GiveAsync(core, bob.Id, CoverKinds.Role, role, Hour);
        core.Clock.Advance(Hour);

        await SweepAsync(core, () => core.Scalar<long>("select count(*) from temporary_rights where end_reason = 'expired'") == 1);

        Assert.AreEqual(
            (0L, 2L, 1L),
            (core.Scalar<long>("select count(*) from agent_roles where until_at is not null"),
             core.Scalar<long>("select count(*) from notices"),
             core.Scalar<long>("select count(*) from audit_log where action = 'cover.expired'")));
    }

    [TestMethod]
    public async Task Worker_ADayBeforeTheEnd_WarnsOnce()
    {
        await using var core = await AccountsCore.StartAsync();
        var group = await core.AddGroupAsync("vip");
        var bob = await core.AddAgentAsync("bob");
        await GiveAsync(core, bob.Id, CoverKinds.Group, group, TimeSpan.FromDays(3));
        core.Clock.Advance(TimeSpan.FromDays(2));

        await SweepAsync(core, () => core.Scalar<long>("select count(*) from notices") == 2);
        await SweepAsync(core, () => true);

        Assert.AreEqual(
            (2L, 1L), (core.Scalar<long>("select count(*) from notices"), core.Scalar<long>("select count(*) from group_members where agent_id = @Id", new { bob.Id })));
    }

    [TestMethod]
    public async Task Account_PastItsEnd_IsNobodyBeforeAnySweep()
    {
        await using var core = await AccountsCore.StartAsync();
        var bob = await core.AddAgentAsync("bob");
        var (_, token) = await core.EnterAsync("bob");
        await core.Get<AccountEnds>().SetAsync(core.Admin, bob.Id, core.Clock.GetUtcNow() + Hour, CancellationToken.None);

        var before = await ActorAsync(core, token);
        core.Clock.Advance(Hour);
        var after = await ActorAsync(core, token);

        Assert.AreEqual((true, false), (before is not null, after is not null));
    }

    [TestMethod]
    public async Task Worker_AccountEndedWhileTheServerWasDown_IsDisabledOnStart()
    {
        await using var core = await AccountsCore.StartAsync();
        var bob = await core.AddAgentAsync("bob");
        await core.EnterAsync("bob");
        await core.Get<AccountEnds>().SetAsync(core.Admin, bob.Id, core.Clock.GetUtcNow() + Hour, CancellationToken.None);
        core.Clock.Advance(TimeSpan.FromDays(30));

        await SweepAsync(core, () => core.Scalar<string>("select state from agents where id = @Id", new { bob.Id }) == "disabled");

        Assert.AreEqual(0L, core.Scalar<long>("select count(*) from sessions where agent_id = @Id and ended_at is null", new { bob.Id }));
    }

    [TestMethod]
    public async Task Account_OfTheLastLastingAdmin_GetsNoEnd()
    {
        await using var core = await AccountsCore.StartAsync();
        var second = await core.AddAgentAsync("second");
        await GiveAsync(core, second.Id, CoverKinds.Role, SuperAdmin, Hour);
        var (actor, _) = await core.EnterAsync("second");

        var refusal = await core.Get<AccountEnds>().SetAsync(actor, core.Admin.AgentId!.Value, core.Clock.GetUtcNow() + Hour, CancellationToken.None);

        Assert.AreEqual("last_admin", refusal?.Code);
    }

    [TestMethod]
    public async Task Give_WhatTheAgentHas_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        var group = await core.AddGroupAsync("vip");
        var bob = await core.AddAgentAsync("bob", groups: [group]);

        var result = await core.Get<CoverService>().GiveAsync(
            core.Admin, new NewCover(bob.Id, CoverKinds.Group, group, core.Clock.GetUtcNow() + Hour, "why"), CancellationToken.None);

        Assert.AreEqual("already_has", result.Refusal?.Code);
    }

    [TestMethod]
    public async Task Give_MoreThanOnesOwn_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        var lead = await core.AddRoleAsync(Reach.All, Permissions.AgentsView, Permissions.AgentsCover, Permissions.ConversationsView);
        var weak = await core.AddRoleAsync(Reach.Own, Permissions.ConversationsView);
        await core.AddAgentAsync("lead", [lead]);
        var bob = await core.AddAgentAsync("bob", [weak]);
        var (actor, _) = await core.EnterAsync("lead");

        var result = await core.Get<CoverService>().GiveAsync(
            actor, new NewCover(bob.Id, CoverKinds.Role, SuperAdmin, core.Clock.GetUtcNow() + Hour, "why"), CancellationToken.None);

        Assert.AreEqual("exceeds_own", result.Refusal?.Code);
    }

    [TestMethod]
    [DataRow("role", -1, "why", "until")]
    [DataRow("role", 400 * 24, "why", "until")]
    [DataRow("role", 1, "", "reason")]
    [DataRow("planet", 1, "why", "kind")]
    public async Task Give_BadField_IsInvalid(string kind, int hours, string reason, string field)
    {
        await using var core = await AccountsCore.StartAsync();
        var bob = await core.AddAgentAsync("bob");

        var result = await core.Get<CoverService>().GiveAsync(
            core.Admin, new NewCover(bob.Id, kind, SuperAdmin, core.Clock.GetUtcNow() + (hours * Hour), reason), CancellationToken.None);

        Assert.IsTrue(result.Refusal?.Errors?.ContainsKey(field));
    }

    [TestMethod]
    public async Task TakeBack_ByTwoAdmins_IsDoneOnce()
    {
        await using var core = await AccountsCore.StartAsync();
        var group = await core.AddGroupAsync("vip");
        var bob = await core.AddAgentAsync("bob");
        var cover = await GiveAsync(core, bob.Id, CoverKinds.Group, group, Hour);

        var both = await Task.WhenAll(
            core.Get<CoverService>().TakeBackAsync(core.Admin, cover.Id, CancellationToken.None),
            core.Get<CoverService>().TakeBackAsync(core.Admin, cover.Id, CancellationToken.None));

        CollectionAssert.AreEquivalent(new[] { null, "already_ended" }, both.Select(refusal => refusal?.Code).ToArray());
    }

    [TestMethod]
    public async Task Update_AccountWithoutTheRole_EndsTheRecord()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = await core.AddRoleAsync(Reach.All, Permissions.AuditView);
        var bob = await core.AddAgentAsync("bob");
        await GiveAsync(core, bob.Id, CoverKinds.Role, role, Hour);

        await core.Get<AgentService>().UpdateAsync(core.Admin, bob.Id, new AgentChange { RoleIds = new([3]) }, CancellationToken.None);

        var ended = core.Get<CoverService>().List(core.Admin, new CoverFilter(bob.Id, Ended: true), new PageRequest()).Value!.Items.Single();
        Assert.AreEqual(("removed", core.Admin.AgentId), (ended.EndReason, ended.EndedById));
    }

    [TestMethod]
    public async Task Unused_ListsOnlyAccountsThatNobodyUsedSince()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("never");
        await core.AddAgentAsync("lately");
        core.Clock.Advance(TimeSpan.FromDays(100));
        await core.EnterAsync("lately");
        await core.EnterAsync("admin");
        await core.AddAgentAsync("new");

        var unused = core.Get<UnusedAccounts>().List(core.Admin, 90, new PageRequest()).Value!;

        CollectionAssert.AreEqual(new[] { "never" }, unused.Items.Select(agent => agent.Login).ToArray());
    }

    private static async Task<CoverView> GiveAsync(AccountsCore core, long agentId, string kind, long objectId, TimeSpan length)
    {
        var given = await core.Get<CoverService>().GiveAsync(
            core.Admin, new NewCover(agentId, kind, objectId, core.Clock.GetUtcNow() + length, "holiday cover"), CancellationToken.None);
        Assert.IsFalse(given.IsRefused, given.Refusal?.Code);
        return given.Value;
    }

    private static async Task<bool> MayAsync(AccountsCore core, string token, string permission) => (await ActorAsync(core, token))!.May(permission);

    private static async Task<Actor?> ActorAsync(AccountsCore core, string token) =>
        (await core.Get<ActorResolver>().BySessionAsync(token, CancellationToken.None))?.Actor;

    /// <summary>What the server does when it starts.</summary>
    private static async Task SweepAsync(AccountsCore core, Func<bool> until)
    {
        using var worker = ActivatorUtilities.CreateInstance<CoverWorker>(core.Get<IServiceProvider>());
        await worker.StartAsync(CancellationToken.None);
        await Testing.TestCore.EventuallyAsync(until, "the worker has swept");
        await worker.StopAsync(CancellationToken.None);
    }
}
