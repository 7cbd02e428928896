using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Leaving;
using Appliance.Core.Conversations;
using Appliance.Core.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Tests.Accounts.Leaving;

/// <summary>A company with one admin, one group, and one agent who is about to leave.</summary>
internal sealed class LeavingWorld : IAsyncDisposable
{
    private LeavingWorld(TestCore core) => Core = core;

    public TestCore Core { get; }

    public LeavingService Leaving => Core.Get<LeavingService>();

    public Actor Admin { get; private set; } = Actor.System;

    public long Leaver { get; private set; }

    public long Group { get; private set; }

    public long Account { get; private set; }

    private Actor LeaverActor => TestWorld.ActorOf(Leaver, Group);

    /// <param name="folder">A folder of a former run, or null for a new one.</param>
    /// <param name="time">The clock of a former run.</param>
    /// <param name="things">What can be handed over besides.</param>
    /// <param name="leaver">Who leaves, in a former run's folder.</param>
    /// <param name="routing">Whether conversations are assigned by themselves.</param>
    public static async Task<LeavingWorld> StartAsync(
        string? folder = null, ManualClock? time = null, SlowThings? things = null, long? leaver = null, bool routing = false)
    {
        var core = await TestCore.StartAsync(
            folder, time, routing, services =>
            {
                if (things is not null)
                    services.AddSingleton<IHandOver>(things);
            });
        var world = new LeavingWorld(core);
        if (leaver is { } known)
        {
            world.Leaver = known;
            return world;
        }

        await core.Get<FirstRun>().RunAsync("admin", "Correct-horse-7", CancellationToken.None);
        world.Admin = world.ActorOf(1);
        world.Group = await core.AddGroupAsync();
        world.Account = await core.AddAccountAsync(world.Group);
        var agent = await core.AddAgentAsync(world.Group);
        world.Leaver = agent.AgentId!.Value;
        await core.ExecuteAsync("insert into agent_roles (agent_id, role_id, since) values (@Leaver, 3, 0)", new { world.Leaver });
        await core.ExecuteAsync("update agents set password_hash = 'x' where id = @Leaver", new { world.Leaver });
        if (things is not null)
            await core.Database.WriteAsync(session => things.Make(session, world.Leaver), CancellationToken.None);
        return world;
    }

    /// <summary>Another super admin.</summary>
    public async Task<Actor> AdminAsync(string login)
    {
        var made = await Core.Get<AgentService>().CreateAsync(Admin, new NewAgent(login, RoleIds: [1]), CancellationToken.None);
        await Core.ExecuteAsync("update agents set state = 'enabled' where id = @Id", new { made.Value!.Id });
        return ActorOf(made.Value.Id);
    }

    /// <summary>New conversations that the leaver serves.</summary>
    public async Task<IReadOnlyList<long>> ServeAsync(int count)
    {
        var ids = new List<long>();
        for (var number = 0; number < count; number++)
        {
            var id = await Core.ArriveAsync(Account);
            var accepted = await Core.Get<AcceptConversation>().AcceptAsync(LeaverActor, id, CancellationToken.None);
            Assert.IsFalse(accepted.IsRefused, accepted.Refusal?.Code);
            ids.Add(id);
        }
        return ids;
    }

    public async Task StartLeavingAsync()
    {
        var started = await Leaving.StartAsync(Admin, Leaver, CancellationToken.None);
        Assert.IsFalse(started.IsRefused, started.Refusal?.Code);
    }

    /// <summary>Hands the conversations over and waits until that is done.</summary>
    public Task<HandOverMove> HandOverAsync(params long[] to) => HandOverKindAsync("conversations", to);

    /// <summary>Hands one kind over and waits until that is done.</summary>
    public async Task<HandOverMove> HandOverKindAsync(string kind, params long[] to)
    {
        var begun = await Leaving.HandOverAsync(Admin, Leaver, kind, to, CancellationToken.None);
        Assert.IsFalse(begun.IsRefused, begun.Refusal?.Code);
        await TestCore.EventuallyAsync(() => Last(kind) is { Runs: false }, "the hand-over is done");
        return Last(kind)!;
    }

    public HandOverMove? Last(string kind) =>
        Leaving.Get(ActorOf(1), Leaver).Value!.HandOvers.Single(handOver => handOver.Key == kind).Last;

    public long OpenOf(long agentId) => Core.Scalar<long>("select count(*) from conversations where agent_id = @agentId and state = 'active'", new { agentId });

    public ValueTask DisposeAsync() => Core.DisposeAsync();

    private Actor ActorOf(long agentId) => Core.Database.Read(connection =>
    {
        var rights = AgentRightsReader.Read(connection, agentId, null, Core.Time.GetUtcNow().ToUnixTimeMilliseconds());
        return Actor.Agent(agentId, 0, rights.Granted, rights.Scope, "pc");
    });
}
