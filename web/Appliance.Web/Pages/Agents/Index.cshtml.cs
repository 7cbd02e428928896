using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Paging;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.Agents;

/// <summary>Agents: searched, filtered, selected, exported.</summary>
[RequirePermission(Permissions.AgentsView)]
public sealed class IndexModel(PageKit kit, AgentService agents, Choices choices) : ActorPage(kit)
{
    // More rows than this in one file would keep the server busy; whoever has them filters.
    private const int MostExported = 20_000;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Department { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Group { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    public Page<AgentView> Agents { get; private set; } = new([], null);

    public IReadOnlyDictionary<long, string> GroupNames { get; private set; } = new Dictionary<long, string>();

    public IReadOnlyDictionary<long, string> RoleNames { get; private set; } = new Dictionary<long, string>();

    public IReadOnlyDictionary<long, string> DepartmentNames { get; private set; } = new Dictionary<long, string>();

    public IReadOnlyList<SelectListItem> States =>
        [new(Texts["全部状态"], ""), .. new[] { AgentStates.Enabled, AgentStates.Invited, AgentStates.Disabled }.Select(state => new SelectListItem(AgentWords.State(state, Texts), state))];

    public IReadOnlyList<SelectListItem> GroupItems { get; private set; } = [];

    public IReadOnlyList<SelectListItem> DepartmentItems { get; private set; } = [];

    public bool MayEdit => May(Permissions.AgentsEdit);

    public bool IsFiltered => Q is not null || State is not null || Department is not null || Group is not null;

    private AgentFilter Filter => new(Empty(State), Department, Group, Empty(Q));

    public IActionResult OnGet()
    {
        var found = agents.List(Actor, Filter, new PageRequest(Cursor: Empty(Cursor)));
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Agents = found.Value;
        LoadNames();
        GroupItems = [new(Texts["全部接待组"], ""), .. choices.Groups(Actor)];
        DepartmentItems = [new(Texts["全部部门"], ""), .. choices.DepartmentTree(Actor)];
        return Page();
    }

    [RequireStepUp]
    public IActionResult OnGetCsv()
    {
        LoadNames();
        var csv = new CsvText().Row([Texts["登录名"], Texts["显示名称"], Texts["昵称"], Texts["职位"], Texts["邮箱"], Texts["电话"], Texts["工号"], Texts["部门"], Texts["接待组"], Texts["角色"], Texts["接入上限"], Texts["状态"]]);
        string? cursor = null;
        var rows = 0;
        do
        {
            var page = agents.List(Actor, Filter, new PageRequest(PageRequest.MaxLimit, cursor));
            if (page.IsRefused)
            {
                return Refused(page.Refusal);
            }

            foreach (var agent in page.Value.Items)
            {
                csv.Row(
                [
                    agent.Login, agent.DisplayName, agent.Nickname ?? "", agent.Title ?? "", agent.Email ?? "", agent.Phone ?? "", agent.JobNumber ?? "",
                    agent.DepartmentId is { } department ? DepartmentNames.GetValueOrDefault(department, "") : "", Joined(agent.GroupIds, GroupNames), Joined(agent.RoleIds, RoleNames),
                    agent.Capacity.ToString(System.Globalization.CultureInfo.InvariantCulture), AgentWords.State(agent.State, Texts),
                ]);
            }

            rows += page.Value.Items.Count;
            cursor = page.Value.NextCursor;
        }
        while (cursor is not null && rows < MostExported);
        return File(csv.ToBytes(), CsvText.ContentType, "agents.csv");
    }

    public async Task<IActionResult> OnPostStateAsync(long[] ids, string to, CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var id in ids.Distinct().Take(PageRequest.MaxLimit))
        {
            var changed = await agents.UpdateAsync(Actor, id, new AgentChange { State = to }, cancellationToken);
            if (changed.IsRefused)
            {
                Explain(changed.Refusal);
            }
            else
            {
                done++;
            }
        }

        var sentence = to == AgentStates.Disabled ? Texts["已停用 {0} 个账号。", done] : Texts["已启用 {0} 个账号。", done];
        if (ModelState.IsValid)
        {
            var back = to == AgentStates.Disabled ? AgentStates.Enabled : AgentStates.Disabled;
            return Finish(sentence, Address(null), ids.Length == 0 ? null : $"{Address(null, handler: "State")}&to={back}&{string.Join('&', ids.Select(id => $"ids={id}"))}");
        }

        Done = done > 0 ? sentence : null;
        return OnGet();
    }

    /// <summary>This list with one thing changed; the page starts again.</summary>
    public string Address(string? without, string? cursor = null, string? handler = null)
    {
        var parts = new (string Name, string? Value)[] { ("q", Q), ("state", State), ("department", Department?.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("group", Group?.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("cursor", cursor), ("handler", handler) };
        var query = string.Join('&', parts.Where(part => part.Name != without && !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        return query.Length == 0 ? "/settings/agents" : "/settings/agents?" + query;
    }

    public static string Joined(IReadOnlyList<long> ids, IReadOnlyDictionary<long, string> names) =>
        string.Join(Texts.Choose("、", ", "), ids.Select(id => names.GetValueOrDefault(id)).Where(name => name is not null));

    private void LoadNames()
    {
        GroupNames = choices.GroupNames(Actor);
        RoleNames = choices.RoleNames(Actor);
        DepartmentNames = choices.Departments(Actor).ToDictionary(department => department.Id, department => department.Name);
    }

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
