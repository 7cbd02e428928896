using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Holders;
using Appliance.Core.Conversations;
using Appliance.Core.Tests.Accounts.Leaving;
using Appliance.Core.Tests.Testing;

namespace Appliance.Core.Tests.Accounts.Holders;

[TestClass]
public sealed class HolderTests
{
    [TestMethod]
    public async Task PassOn_Account_OpensToTheNewHolderAlone()
    {
        await using var core = await AccountsCore.StartAsync();
        var bob = await core.AddAgentAsync("bob", email: "bob@example.com");
        var (_, token) = await core.EnterAsync("bob");

        var passed = await core.Get<HolderService>().PassOnAsync(core.Admin, bob.Id, new NewHolder("Carol", Email: "carol@example.com"), CancellationToken.None);

        var old = await core.SignInAsync("bob");
        var session = await core.Get<ActorResolver>().BySessionAsync(token, CancellationToken.None);
        var byCode = await core.SignInAsync("bob", passed.Value!.StartCode, newPassword: "Another-horse-8");
        Assert.AreEqual(
            ("invalid_credentials", true, null, "Carol", "carol@example.com"),
            (old.Refusal?.Code, session is null, byCode.Refusal?.Code, passed.Value.Agent.DisplayName, passed.Value.Agent.Email));
    }

    [TestMethod]
    public async Task PassOn_LeavesNothingPersonalOfTheFormerHolder()
    {
        await using var core = await AccountsCore.StartAsync();
        var bob = await core.AddAgentAsync("bob", email: "bob@example.com");
        await core.ExecuteAsync(
            "update agents set phone = '1', nickname = 'B', title = 'T', job_number = '7', languages = '[\"en\"]' where id = @Id", new { bob.Id });

        var passed = await core.Get<HolderService>().PassOnAsync(core.Admin, bob.Id, new NewHolder("Carol"), CancellationToken.None);

        var agent = passed.Value!.Agent;
        Assert.AreEqual(
            (null, null, null, null, null, 0), (agent.Email, agent.Phone, agent.Nickname, agent.Title, agent.JobNumber, agent.Languages.Count));
    }

    [TestMethod]
    public async Task PassOn_Twice_KeepsBothPeriodsUnderTheirNames()
    {
        await using var core = await AccountsCore.StartAsync();
        var bob = await core.AddAgentAsync("bob");
        core.Clock.Advance(TimeSpan.FromDays(10));
        await core.Get<HolderService>().PassOnAsync(core.Admin, bob.Id, new NewHolder("Carol"), CancellationToken.None);
        core.Clock.Advance(TimeSpan.FromDays(10));
        await core.Get<HolderService>().PassOnAsync(core.Admin, bob.Id, new NewHolder("Dan"), CancellationToken.None);

        var history = core.Get<HolderService>().History(core.Admin, bob.Id).Value!;

        CollectionAssert.AreEqual(new[] { "Dan", "Carol", "bob" }, history.Select(holder => holder.DisplayName).ToArray());
        Assert.AreEqual((null, history[0].From, history[1].From), (history[0].To, history[1].To, history[2].To));
    }

    [TestMethod]
    public async Task PassOn_WhatTheFormerHolderWrote_KeepsTheirName()
    {
        await using var world = await LeavingWorld.StartAsync();
        var id = (await world.ServeAsync(1)).Single();
        var leaver = TestWorld.ActorOf(world.Leaver, world.Group);
        await world.Core.AnswerAsync(leaver, id, "by the former holder");
        var formerName = world.Core.Scalar<string>("select display_name from agents where id = @Leaver", new { world.Leaver });
        world.Core.Time.Advance(TimeSpan.FromSeconds(1));

        var passed = await world.Core.Get<HolderService>().PassOnAsync(world.Admin, world.Leaver, new NewHolder("Carol", Nickname: "C"), CancellationToken.None);
        Assert.IsFalse(passed.IsRefused, passed.Refusal?.Code);

        var written = world.Core.Get<ConversationReader>().Messages(world.Admin, id, new MessageWindow()).Value!.Single(message => message.From == "agent");
        Assert.AreEqual((formerName, "Nick"), (written.Agent?.Name, written.ForVisitor()?.Agent?.Name));
    }

    [TestMethod]
    public async Task PassOn_OnesOwn_IsRefused()
    {
        await using var core = await AccountsCore.StartAsync();
        await core.AddAgentAsync("second", [1]);
        var (actor, _) = await core.EnterAsync("second");

        var result = await core.Get<HolderService>().PassOnAsync(actor, actor.AgentId!.Value, new NewHolder("Carol"), CancellationToken.None);

        Assert.AreEqual("own_account", result.Refusal?.Code);
    }

    [TestMethod]
    public async Task PassOn_WithoutAName_IsInvalid()
    {
        await using var core = await AccountsCore.StartAsync();
        var bob = await core.AddAgentAsync("bob");

        var result = await core.Get<HolderService>().PassOnAsync(core.Admin, bob.Id, new NewHolder(null), CancellationToken.None);

        CollectionAssert.AreEqual(new[] { "required" }, result.Refusal?.Errors?["displayName"]);
    }
}
