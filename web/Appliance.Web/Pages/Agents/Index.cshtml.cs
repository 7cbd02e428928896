using System.Globalization;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Batch;
using Appliance.Core.Accounts.Export;
using Appliance.Core.Paging;
using Appliance.Web.Api;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages.Agents;

/// <summary>Agents: searched, filtered, sorted, selected, changed together, exported.</summary>
[RequirePermission(Permissions.AgentsView)]
public sealed class IndexModel(PageKit kit, AgentService agents, AgentBatch batch, OrganisationExport export, AgentTable table, ProblemTexts problems, Choices choices) : ActorPage(kit)
{
    private const string ColumnsCookie = "agent-columns";

    /// <summary>The states that have a list of their own, in their order; "" is all but the deleted.</summary>
    public static IReadOnlyList<string> States { get; } =
        ["", AgentStates.Enabled, AgentStates.Invited, AgentStates.Pending, AgentStates.Disabled, AgentStates.Anonymised];

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Department { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Group { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Role { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Template { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Descending { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Cursor { get; set; }

    [BindProperty]
    public BatchForm Batch { get; set; } = new();

    public Page<AgentView> Agents { get; private set; } = new([], null);

    public IReadOnlyDictionary<string, long> Counts { get; private set; } = new Dictionary<string, long>();

    public IReadOnlyDictionary<long, string> GroupNames { get; private set; } = new Dictionary<long, string>();

    public IReadOnlyDictionary<long, string> RoleNames { get; private set; } = new Dictionary<long, string>();

    public IReadOnlyDictionary<long, string> DepartmentNames { get; private set; } = new Dictionary<long, string>();

    public IReadOnlyDictionary<long, string> TemplateNames { get; private set; } = new Dictionary<long, string>();

    public IReadOnlyList<SelectListItem> GroupItems { get; private set; } = [];

    public IReadOnlyList<SelectListItem> DepartmentItems { get; private set; } = [];

    public IReadOnlyList<SelectListItem> RoleItems { get; private set; } = [];

    /// <summary>Start codes just issued, shown this once.</summary>
    public IReadOnlyList<BatchCode> Codes { get; private set; } = [];

    /// <summary>The columns that this person wants, in the order of <see cref="AgentColumns.All"/>.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = AgentColumns.Usual;

    public bool MayEdit => May(Permissions.AgentsEdit);

    public bool IsFiltered => Filter with { Sort = null, Descending = false, State = null } != new AgentFilter();

    private AgentFilter Filter => new(Empty(State), Department, Group, Empty(Q), Role, Template, Empty(Sort), Descending);

    public IActionResult OnGet()
    {
        var found = agents.List(Actor, Filter, new PageRequest(Cursor: Empty(Cursor)));
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        Agents = found.Value;
        Counts = agents.Counts(Actor).Value ?? new Dictionary<string, long>();
        Columns = AgentColumns.Read(Request.Cookies[ColumnsCookie]);
        GroupNames = choices.GroupNames(Actor);
        RoleNames = choices.RoleNames(Actor);
        TemplateNames = choices.Templates(Actor).ToDictionary(item => long.Parse(item.Value, CultureInfo.InvariantCulture), item => item.Text);
        DepartmentNames = choices.Departments(Actor).ToDictionary(department => department.Id, department => department.Name);
        GroupItems = choices.Groups(Actor);
        RoleItems = choices.Roles(Actor);
        DepartmentItems = choices.DepartmentTree(Actor);
        return Page();
    }

    [RequireStepUp]
    public async Task<IActionResult> OnGetExportAsync(string? format, CancellationToken cancellationToken)
    {
        var found = await export.AgentsAsync(Actor, Filter, cancellationToken);
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        await table.File(Actor, found.Value, format).ExecuteAsync(HttpContext);
        return new EmptyResult();
    }

    /// <summary>Which columns this person wants, kept in this browser for a year.</summary>
    public IActionResult OnPostColumns(string[] columns)
    {
        Response.Cookies.Append(ColumnsCookie, AgentColumns.Write(columns), new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Request.IsHttps, MaxAge = TimeSpan.FromDays(365), Path = "/settings/agents",
        });
        return LocalRedirect(Address(null, Cursor));
    }

    public async Task<IActionResult> OnPostStateAsync(long[] ids, string to, CancellationToken cancellationToken)
    {
        var done = await batch.ChangeAsync(Actor, ids, new BatchChange { State = to }, cancellationToken);
        var back = to == AgentStates.Disabled ? AgentStates.Enabled : AgentStates.Disabled;
        return Told(done, count => to == AgentStates.Disabled ? Texts["已停用 {0} 个账号。", count] : Texts["已启用 {0} 个账号。", count],
            changed => $"{Address(null, handler: "State")}&to={back}&{string.Join('&', changed.Select(id => $"ids={id}"))}");
    }

    [RequireStepUp]
    public async Task<IActionResult> OnPostChangeAsync(long[] ids, CancellationToken cancellationToken) =>
        Told(await batch.ChangeAsync(Actor, ids, Batch.ToChange(), cancellationToken), count => Texts["已修改 {0} 个账号。", count], undo: null);

    [RequireStepUp]
    public async Task<IActionResult> OnPostResetAsync(long[] ids, CancellationToken cancellationToken)
    {
        var reset = await batch.ResetAsync(Actor, ids, cancellationToken);
        if (reset.IsRefused)
        {
            Explain(reset.Refusal);
            return OnGet();
        }

        Codes = reset.Value.Codes;
        Explain(reset.Value.Refused);
        Response.Headers.CacheControl = "no-store";
        return OnGet();
    }

    /// <summary>This list with one thing left out; the page starts again.</summary>
    public string Address(string? without, string? cursor = null, string? handler = null) => Address(
        Parts.Where(part => part.Name != without), cursor, handler);

    /// <summary>The list of another state, everything else as it is.</summary>
    public string OfState(string state) => Address(Parts.Where(part => part.Name != "state").Append(("state", state)), null, null);

    /// <summary>The list in the order of a column; the other way round, where it is in that order.</summary>
    public string SortedBy(string sort) => Address(
        Parts.Where(part => part.Name is not ("sort" or "descending")).Append(("sort", sort)).Append(("descending", Sort == sort && !Descending ? "true" : null)), null, null);

    public string? AriaSort(string sort) => Sort != sort ? null : Descending ? "descending" : "ascending";

    public static string Joined(IReadOnlyList<long> ids, IReadOnlyDictionary<long, string> names) =>
        string.Join(Texts.Choose("、", ", "), ids.Select(id => names.GetValueOrDefault(id)).Where(name => name is not null));

    private IEnumerable<(string Name, string? Value)> Parts =>
    [
        ("q", Q), ("state", State), ("department", Number(Department)), ("group", Number(Group)), ("role", Number(Role)), ("template", Number(Template)),
        ("sort", Sort), ("descending", Descending ? "true" : null),
    ];

    private static string Address(IEnumerable<(string Name, string? Value)> parts, string? cursor, string? handler)
    {
        var query = string.Join('&', parts.Append(("cursor", cursor)).Append(("handler", handler))
            .Where(part => !string.IsNullOrEmpty(part.Item2)).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}"));
        return query.Length == 0 ? "/settings/agents" : "/settings/agents?" + query;
    }

    private IActionResult Told(Result<BatchResult> done, Func<int, string> sentence, Func<IReadOnlyList<long>, string>? undo)
    {
        if (done.IsRefused)
        {
            Explain(done.Refusal);
            return OnGet();
        }

        if (done.Value.Refused.Count == 0)
        {
            return Finish(sentence(done.Value.Changed.Count), Address(null), undo?.Invoke(done.Value.Changed));
        }

        Done = done.Value.Changed.Count > 0 ? sentence(done.Value.Changed.Count) : null;
        Explain(done.Value.Refused);
        return OnGet();
    }

    private void Explain(IReadOnlyList<BatchRefusal> refused)
    {
        foreach (var one in refused.Take(20))
        {
            var name = agents.Get(Actor, one.Id) is { IsRefused: false } found ? found.Value.DisplayName : Number(one.Id);
            ModelState.AddModelError("", Texts["{0}：{1}", name, problems.Field(Texts.Language, one.Code)]);
        }
    }

    private static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
