using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.OnBoarding;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.OnBoarding;

/// <summary>The on-boarding check of one account: the newest in full, the ones before in a line each.</summary>
[RequirePermission(Permissions.AgentsView)]
public sealed class ShowModel(PageKit kit, AgentService agents, OnBoardingService checks, Choices choices, CheckWords words) : ActorPage(kit)
{
    public AgentView Agent { get; private set; } = null!;

    public IReadOnlyList<CheckRun> Runs { get; private set; } = [];

    public IReadOnlyDictionary<long, string> GroupNames { get; private set; } = new Dictionary<long, string>();

    public IReadOnlyDictionary<long, string> DepartmentNames { get; private set; } = new Dictionary<long, string>();

    public CheckWords Words => words;

    public bool MayRun => May(Permissions.AgentsEdit);

    public string Address => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/settings/agents/{Agent.Id}/check");

    public IActionResult OnGet(long id) => Find(id) is { } refusal ? Refused(refusal) : Page();

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellationToken)
    {
        var run = await checks.RunAsync(Actor, id, cancellationToken);
        return run.IsRefused ? Refused(run.Refusal) : Finish(Texts["已验收：{0}。", words.Summary(run.Value)], string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/settings/agents/{id}/check"));
    }

    private Refusal? Find(long id)
    {
        var agent = agents.Get(Actor, id);
        var runs = checks.History(Actor, id);
        if (agent.IsRefused || runs.IsRefused)
        {
            return agent.Refusal ?? runs.Refusal;
        }

        (Agent, Runs) = (agent.Value, runs.Value);
        GroupNames = choices.GroupNames(Actor);
        DepartmentNames = choices.Departments(Actor).ToDictionary(department => department.Id, department => department.Name);
        return null;
    }
}
