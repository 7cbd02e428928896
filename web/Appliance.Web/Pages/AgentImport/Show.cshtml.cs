using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Import;
using Appliance.Core.Spreadsheets;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.AgentImport;

/// <summary>One import: how far it is, its faults or its preview, and its result.</summary>
[RequirePermission(Permissions.AgentsImport)]
public sealed class ShowModel(PageKit kit, AgentImports imports, Choices choices, ProblemTexts problems) : ActorPage(kit)
{
    public ImportView Import { get; private set; } = null!;

    public IReadOnlyDictionary<long, string> DepartmentNames { get; private set; } = new Dictionary<long, string>();

    public IReadOnlyDictionary<long, string> GroupNames { get; private set; } = new Dictionary<long, string>();

    public IReadOnlyDictionary<long, string> RoleNames { get; private set; } = new Dictionary<long, string>();

    public bool IsRunning => Import.State is ImportStates.Reading or ImportStates.Checking or ImportStates.Saving;

    public IActionResult OnGet(string id) => Load(id) is { } refusal ? Refused(refusal) : Page();

    /// <summary>The part that changes, for the script that fetches it.</summary>
    public IActionResult OnGetPanel(string id) => Load(id) is { } refusal ? Refused(refusal) : Partial("_Import", this);

    public IActionResult OnGetFaults(string id)
    {
        var found = imports.Faults(Actor, id);
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        var csv = new CsvText().Row([Texts["行"], Texts["列"], Texts["问题"], Texts["内容"]]);
        foreach (var fault in found.Value)
        {
            csv.Row([fault.Row.ToString(System.Globalization.CultureInfo.InvariantCulture), fault.Column == 0 ? "" : XlsxColumn.Name(fault.Column), Sentence(fault), fault.Detail ?? ""]);
        }

        return File(csv.ToBytes(), CsvText.ContentType, "import-problems.csv");
    }

    [RequireStepUp]
    public IActionResult OnGetResult(string id, string? format)
    {
        var found = imports.Results(Actor, id);
        if (found.IsRefused)
        {
            return Refused(found.Refusal);
        }

        string[] head = [Texts["行"], Texts["登录名"], Texts["显示名称"], Texts["启动码"], Texts["结果"]];
        var rows = found.Value.Select(row => new[]
        {
            row.Row.ToString(System.Globalization.CultureInfo.InvariantCulture), row.Login, row.DisplayName, row.StartCode ?? "",
            row.StartCode is null ? Texts["已更新"] : Texts["已新建"],
        });
        Response.Headers.CacheControl = "no-store";
        if (format == "xlsx")
        {
            return File(XlsxFile.Write(Texts["导入结果"], [head, .. rows]), XlsxFile.ContentType, "import-result.xlsx");
        }

        var csv = new CsvText().Row(head);
        foreach (var row in rows)
        {
            csv.Row(row);
        }

        return File(csv.ToBytes(), CsvText.ContentType, "import-result.csv");
    }

    [RequireStepUp]
    public IActionResult OnPostCommit(string id)
    {
        var begun = imports.Commit(Actor, id);
        return begun.IsRefused && begun.Refusal.Code != "not_ready" ? Refused(begun.Refusal) : LocalRedirect($"/settings/agents/import/{id}");
    }

    public IActionResult OnPostStop(string id) =>
        imports.Stop(Actor, id) is { } refusal ? Refused(refusal) : LocalRedirect($"/settings/agents/import/{id}");

    public string Sentence(SheetFault fault) => problems.Field(Texts.Language, fault.Code);

    /// <summary>第 5 行 C 列.</summary>
    public string Place(SheetFault fault) => (fault.Row, fault.Column) switch
    {
        (0, _) => Texts["整个文件"],
        (_, 0) => Texts["第 {0} 行", fault.Row],
        _ => Texts["第 {0} 行 {1} 列", fault.Row, XlsxColumn.Name(fault.Column)],
    };

    private Refusal? Load(string id)
    {
        var found = imports.Get(Actor, id);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        Import = found.Value;
        if (Import.Preview.Count > 0)
        {
            DepartmentNames = choices.Departments(Actor).ToDictionary(department => department.Id, department => department.Name);
            GroupNames = choices.GroupNames(Actor);
            RoleNames = choices.RoleNames(Actor);
        }

        return null;
    }
}
