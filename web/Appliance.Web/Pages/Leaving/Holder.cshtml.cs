using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Holders;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Leaving;

/// <summary>An account goes to a new holder, and whose it was before.</summary>
[RequirePermission(Permissions.AgentsView)]
public sealed class HolderModel(PageKit kit, AgentService agents, HolderService holders) : ActorPage(kit)
{
    [BindProperty]
    public HolderForm Form { get; set; } = new();

    /// <summary>A start code on its way to the next page; the cookie that carries it is encrypted.</summary>
    [TempData]
    public string? HolderCode { get; set; }

    public AgentView Agent { get; private set; } = null!;

    public IReadOnlyList<HolderView> History { get; private set; } = [];

    public bool MayPassOn => May(Permissions.AgentsLeave) && Agent.Id != Actor.AgentId;

    public string Address => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/settings/agents/{Agent.Id}/holder");

    public IActionResult OnGet(long id)
    {
        if (Find(id) is { } refusal)
        {
            return Refused(refusal);
        }

        Form.Login = Agent.Login;
        var carried = Carried(id);
        if (HolderCode?.StartsWith(carried, StringComparison.Ordinal) == true)
        {
            Secret = HolderCode[carried.Length..];
        }

        return Page();
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellationToken)
    {
        if (Find(id) is { } refusal)
        {
            return Refused(refusal);
        }

        var passed = await holders.PassOnAsync(Actor, id, Form.ToHolder(), cancellationToken);
        if (!passed.IsRefused)
        {
            HolderCode = Carried(id) + passed.Value.StartCode;
            return Finish(Texts["账号已转给“{0}”。", passed.Value.Agent.DisplayName], Address);
        }

        if (passed.Refusal.Kind == RefusalKind.NotFound)
        {
            return Refused(passed.Refusal);
        }

        Explain(passed.Refusal);
        return Page();
    }

    private static string Carried(long id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id} ");

    private Refusal? Find(long id)
    {
        var agent = agents.Get(Actor, id);
        var history = holders.History(Actor, id);
        if (agent.IsRefused || history.IsRefused)
        {
            return agent.Refusal ?? history.Refusal;
        }

        (Agent, History) = (agent.Value, history.Value);
        return null;
    }
}
