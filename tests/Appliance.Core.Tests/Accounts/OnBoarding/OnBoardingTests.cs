using Appliance.Core.Accounts;
using Appliance.Core.Accounts.OnBoarding;
using Appliance.Core.Tests.Testing;

namespace Appliance.Core.Tests.Accounts.OnBoarding;

[TestClass]
public sealed class OnBoardingTests
{
    [TestMethod]
    public async Task Run_AccountThatIsReady_PassesWhatItHas()
    {
        await using var world = await OnBoardingWorld.StartAsync(new ProbeResult(1, 1));
        var bob = await world.AddAgentAsync(world.Template);

        var run = await world.RunAsync(bob);

        Assert.AreEqual("passed passed passed passed passed", string.Join(' ', run.Results.Select(result => result.Outcome)));
    }

    [TestMethod]
    [DataRow("update agents set state = 'disabled' where id = @id", "sign_in", "disabled")]
    [DataRow("update agents set password_hash = null where id = @id", "sign_in", "no_password")]
    [DataRow("insert into departures (agent_id, state, started_at) values (@id, 'handing_over', 0)", "sign_in", "leaving")]
    [DataRow("insert into sign_in_failures (key, failures, last_at, locked_until) values ('login bob', 30, 0, 9999999999999)", "sign_in", "locked")]
    [DataRow("delete from agent_roles where agent_id = @id", "accept", "no_permission")]
    [DataRow("insert into departures (agent_id, state, started_at) values (@id, 'rights_taken', 0)", "sign_in", "leaving")]
    [DataRow("delete from group_members where agent_id = @id", "accept", "no_group")]
    [DataRow("update agents set capacity = 0 where id = @id", "accept", "no_capacity")]
    [DataRow("update channel_accounts set enabled = 0", "accept", "no_channel")]
    [DataRow("insert into agent_roles (agent_id, role_id, since) values (@id, 1, 0)", "permissions", "beyond_template")]
    [DataRow("delete from group_members where agent_id = @id", "place", "groups_missing")]
    [DataRow("update agents set department_id = null where id = @id", "place", "other_department")]
    public async Task Run_OneThingWrong_FailsThatCheckWithItsReason(string sql, string key, string reason)
    {
        await using var world = await OnBoardingWorld.StartAsync(new ProbeResult(1, 1));
        var bob = await world.AddAgentAsync(world.Template);
        await world.Core.ExecuteAsync(sql, new { id = bob });

        var run = await world.RunAsync(bob);

        var check = run.Results.Single(result => result.Key == key);
        Assert.AreEqual(("failed", reason), (check.Outcome, check.Reasons.Select(found => found.Code).First(code => code == reason)));
    }

    [TestMethod]
    [DataRow(0, 0, "waiting", "not_connected")]
    [DataRow(2, 0, "failed", "no_answer")]
    public async Task Run_WithoutAConfirmation_SaysWhy(int connections, int answered, string outcome, string reason)
    {
        await using var world = await OnBoardingWorld.StartAsync(new ProbeResult(connections, answered));
        var bob = await world.AddAgentAsync(world.Template);

        var check = (await world.RunAsync(bob)).Results.Single(result => result.Key == "receive");

        Assert.AreEqual((outcome, reason), (check.Outcome, check.Reasons.Single().Code));
    }

    [TestMethod]
    public async Task Run_AccountOfNoAgent_IsNotAskedWhatServingNeeds()
    {
        await using var world = await OnBoardingWorld.StartAsync(new ProbeResult(0, 0));
        var bob = await world.AddAgentAsync(null);
        await world.Core.ExecuteAsync("delete from agent_roles where agent_id = @bob", new { bob });

        var run = await world.RunAsync(bob);

        Assert.AreEqual("passed none none none none", string.Join(' ', run.Results.Select(result => result.Outcome)));
    }

    [TestMethod]
    public async Task Run_RoleGivenForATime_IsNotBeyondTheTemplate()
    {
        await using var world = await OnBoardingWorld.StartAsync(new ProbeResult(1, 1));
        var bob = await world.AddAgentAsync(world.Template);
        await world.Core.ExecuteAsync("insert into agent_roles (agent_id, role_id, since, until_at) values (@bob, 1, 0, 9999999999999)", new { bob });

        var check = (await world.RunAsync(bob)).Results.Single(result => result.Key == "permissions");

        Assert.AreEqual("passed", check.Outcome);
    }

    [TestMethod]
    public async Task Create_Account_IsCheckedByItselfAndItsFailuresAreTold()
    {
        await using var world = await OnBoardingWorld.StartAsync(new ProbeResult(0, 0));

        var bob = await world.AddAgentAsync(null);
        await TestCore.EventuallyAsync(() => world.Core.Scalar<long>("select count(*) from notices where agent_id = 2") == 1, "the findings were told");

        Assert.AreEqual("created", world.Core.Scalar<string>("select cause from onboarding_runs where agent_id = @bob", new { bob }));
    }

    [TestMethod]
    public async Task Update_Contact_ChecksAgainAndTheSameFailureIsNotToldTwice()
    {
        await using var world = await OnBoardingWorld.StartAsync(new ProbeResult(0, 0));
        var bob = await world.AddAgentAsync(null);
        await TestCore.EventuallyAsync(() => world.Runs(bob) == 1, "the account was checked");

        await world.Core.Get<AgentService>().UpdateAsync(world.Admin, bob, new AgentChange { Email = "bob@example.com" }, CancellationToken.None);
        await TestCore.EventuallyAsync(() => world.Runs(bob) == 2, "the account was checked again");

        Assert.AreEqual(1L, world.Core.Scalar<long>("select count(*) from notices where agent_id = 2"));
    }

    [TestMethod]
    public async Task Update_OfSomethingElse_ChecksNothing()
    {
        await using var world = await OnBoardingWorld.StartAsync(new ProbeResult(0, 0));
        var bob = await world.AddAgentAsync(null);
        await TestCore.EventuallyAsync(() => world.Runs(bob) == 1, "the account was checked");

        await world.Core.Get<AgentService>().UpdateAsync(world.Admin, bob, new AgentChange { Title = "Lead" }, CancellationToken.None);

        Assert.AreEqual(0L, world.Core.Scalar<long>("select count(*) from onboarding_due"));
    }

    [TestMethod]
    public async Task History_IsBounded()
    {
        await using var world = await OnBoardingWorld.StartAsync(new ProbeResult(1, 1));
        var bob = await world.AddAgentAsync(world.Template);
        for (var number = 0; number < 25; number++)
            await world.RunAsync(bob);

        Assert.HasCount(20, world.Core.Get<OnBoardingService>().History(world.Admin, bob).Value!);
    }
}
