using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Access;
using Appliance.Core.Paging;

namespace Appliance.Core.Tests.Accounts;

[TestClass]
public sealed class AccessReviewTests
{
    [TestMethod]
    public async Task Decide_Confirmed_IsNoLongerDue()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = await core.AddRoleAsync(Reach.Own, Permissions.AgentsView);
        var bob = await core.AddAgentAsync("bob", [role]);
        core.Clock.Advance(TimeSpan.FromDays(200));
        var before = Due(core);

        var refusal = await core.Get<AccessReview>().DecideAsync(core.Admin, new ReviewDecision(bob.Id, role, AccessReview.Confirmed, "still on the desk"), CancellationToken.None);

        var after = core.Get<AccessReview>().List(core.Admin, dueOnly: false, new PageRequest()).Value!.Items.Single(entry => entry.Agent.Id == bob.Id);
        Assert.AreEqual((null, true, false, "still on the desk"), (refusal, before.Contains(bob.Id), Due(core).Contains(bob.Id), after.Reason));
    }

    [TestMethod]
    public async Task Decide_Taken_TakesTheRightsAtOnce()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = await core.AddRoleAsync(Reach.Own, Permissions.AgentsView);
        var bob = await core.AddAgentAsync("bob", [role]);

        var refusal = await core.Get<AccessReview>().DecideAsync(core.Admin, new ReviewDecision(bob.Id, role, AccessReview.Taken), CancellationToken.None);

        var (actor, _) = await core.EnterAsync("bob");
        Assert.AreEqual((null, false), (refusal, actor.May(Permissions.AgentsView)));
    }

    [TestMethod]
    public async Task Decide_OnesOwn_IsForSomebodyElse()
    {
        await using var core = await AccountsCore.StartAsync();
        var role = core.Scalar<long>("select role_id from agent_roles where agent_id = 1");

        var refusal = await core.Get<AccessReview>().DecideAsync(core.Admin, new ReviewDecision(1, role, AccessReview.Confirmed), CancellationToken.None);

        Assert.AreEqual("own_account", refusal?.Code);
    }

    [TestMethod]
    public async Task Remind_RolesLongUnconfirmed_TellsReviewersOnceAMonth()
    {
        await using var core = await AccountsCore.StartAsync();
        core.Clock.Advance(TimeSpan.FromDays(200));

        var first = await core.Get<ReviewReminder>().RemindAsync(CancellationToken.None);
        var again = await core.Get<ReviewReminder>().RemindAsync(CancellationToken.None);
        core.Clock.Advance(TimeSpan.FromDays(32));
        var later = await core.Get<ReviewReminder>().RemindAsync(CancellationToken.None);

        Assert.AreEqual((1, 0, 1), (first, again, later));
    }

    [TestMethod]
    public async Task Remind_IntervalOfZero_TellsNobody()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.Get<AccessReview>().SetMonthsAsync(core.Admin, 0, CancellationToken.None);
        core.Clock.Advance(TimeSpan.FromDays(2000));

        Assert.AreEqual(0, await core.Get<ReviewReminder>().RemindAsync(CancellationToken.None));
    }

    private static HashSet<long> Due(AccountsCore core) =>
        [.. core.Get<AccessReview>().List(core.Admin, dueOnly: true, new PageRequest()).Value!.Items.Select(entry => entry.Agent.Id)];
}
