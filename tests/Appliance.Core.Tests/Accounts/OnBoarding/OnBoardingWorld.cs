using Appliance.Core.Accounts;
using Appliance.Core.Accounts.OnBoarding;
using Appliance.Core.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Tests.Accounts.OnBoarding;

/// <summary>A company with two admins, a group with a channel account, and a template; whoever is asked for is connected as the test says.</summary>
internal sealed class OnBoardingWorld : IAsyncDisposable
{
    private OnBoardingWorld(TestCore core) => Core = core;

    public TestCore Core { get; }

    public Actor Admin { get; private set; } = Actor.System;

    public long Template { get; private set; }

    public static async Task<OnBoardingWorld> StartAsync(ProbeResult probe)
    {
        var core = await TestCore.StartAsync(
            routing: false, configure: services => services.AddSingleton<ILiveProbe>(new FixedProbe(probe)));
        await core.Get<FirstRun>().RunAsync("admin", "Correct-horse-7", CancellationToken.None);
        await core.ExecuteAsync(
            """
            insert into agents (login, login_key, display_name, state, security_stamp, created_at, updated_at) values ('lead', 'lead', 'lead', 'enabled', '', 0, 0);
            insert into agent_roles (agent_id, role_id, since) values (2, 1, 0);
            insert into departments (id, name, created_at) values (1, 'all', 0);
            """);
        var group = await core.AddGroupAsync();
        await core.AddAccountAsync(group);
        var role = core.Scalar<long>("select id from roles where built_in = 'agent'");
        await core.ExecuteAsync(
            "insert into account_templates (id, name, department_id, capacity, role_ids, group_ids, created_at, updated_at) values (1, 'agents', 1, 5, @roles, @groups, 0, 0)",
            new { roles = $"[{role}]", groups = $"[{group}]" });
        var rights = core.Database.Read(connection => AgentRightsReader.Read(connection, 1, null, 0));
        return new OnBoardingWorld(core) { Admin = Actor.Agent(1, 0, rights.Granted, rights.Scope, "pc"), Template = 1 };
    }

    /// <summary>An enabled account, from the template where one is named.</summary>
    public async Task<long> AddAgentAsync(long? template)
    {
        var made = await Core.Get<AgentService>().CreateAsync(
            Admin, new NewAgent("bob", TemplateId: template, Password: "Correct-horse-7", MustChangePassword: false), CancellationToken.None);
        Assert.IsFalse(made.IsRefused, made.Refusal?.Code);
        return made.Value.Id;
    }

    public async Task<CheckRun> RunAsync(long agentId)
    {
        var run = await Core.Get<OnBoardingService>().RunAsync(Admin, agentId, CancellationToken.None);
        Assert.IsFalse(run.IsRefused, run.Refusal?.Code);
        return run.Value;
    }

    public long Runs(long agentId) => Core.Scalar<long>("select count(*) from onboarding_runs where agent_id = @agentId", new { agentId });

    public ValueTask DisposeAsync() => Core.DisposeAsync();

    private sealed class FixedProbe(ProbeResult result) : ILiveProbe
    {
        public Task<ProbeResult> ProbeAsync(long agentId, TimeSpan patience, CancellationToken cancellationToken) => Task.FromResult(result);
    }
}
