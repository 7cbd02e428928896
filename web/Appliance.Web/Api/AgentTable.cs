using System.Globalization;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Import;
using Appliance.Core.Spreadsheets;
using Appliance.Web.Pages;
using Appliance.Web.Pages.Agents;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Appliance.Web.Api;

/// <summary>The organisation as a file: the columns of an import, so that what was exported can be changed and imported.</summary>
public sealed class AgentTable(Choices choices, DepartmentService departments, TemplateService templates, Texts texts)
{
    /// <summary>Agents as CSV, or as XLSX where <paramref name="format"/> says xlsx.</summary>
    public IResult File(Actor actor, IReadOnlyList<AgentView> agents, string? format)
    {
        var groups = choices.GroupNames(actor);
        var roles = choices.RoleNames(actor);
        var accounts = choices.AccountNames(actor);
        var paths = departments.Tree(actor) is { IsRefused: false } tree ? tree.Value.ToDictionary(node => node.Id, node => node.Path) : [];
        var names = templates.List(actor, new Core.Paging.PageRequest(200)) is { IsRefused: false } page ? page.Value.Items.ToDictionary(template => template.Id, template => template.Name) : [];
        IReadOnlyList<object?> head = [.. ImportColumns.All.Select(column => Texts.Choose(column.Zh, column.En)), texts["状态"]];
        var rows = agents.Select(agent => (IReadOnlyList<object?>)
        [
            agent.Login, agent.DisplayName, agent.Nickname, agent.Title, agent.Email, agent.Phone, agent.PhoneHidden ? texts["是"] : "", agent.JobNumber,
            agent.DepartmentId is { } department ? paths.GetValueOrDefault(department) : null, Names(agent.GroupIds, groups), Names(agent.RoleIds, roles), agent.Capacity,
            string.Join(';', agent.Languages), string.Join(';', agent.Skills.Select(skill => string.Create(CultureInfo.InvariantCulture, $"{skill.Name}:{skill.Level}"))),
            Names(agent.ChannelAccountIds, accounts), agent.TemplateId is { } template ? names.GetValueOrDefault(template) : null, agent.OfflineText, AgentWords.State(agent.State, texts),
        ]);
        return Of(texts["客服"], "agents", [head, .. rows], format);
    }

    /// <summary>Departments as CSV, or as XLSX where <paramref name="format"/> says xlsx.</summary>
    public IResult File(IReadOnlyList<DepartmentNode> nodes, string? format)
    {
        IReadOnlyList<object?> head = [texts["部门"], texts["路径"], texts["成员"], texts["含下级成员"]];
        var rows = nodes.Select(node => (IReadOnlyList<object?>)[node.Name, node.Path, node.Members, node.AllMembers]);
        return Of(texts["部门"], "departments", [head, .. rows], format);
    }

    private static string Names(IReadOnlyList<long> ids, IReadOnlyDictionary<long, string> names) =>
        string.Join(';', ids.Select(id => names.GetValueOrDefault(id)).Where(name => name is not null));

    private static FileContentHttpResult Of(string sheet, string file, IReadOnlyList<IReadOnlyList<object?>> rows, string? format)
    {
        if (format == "xlsx")
            return TypedResults.File(XlsxFile.Write(sheet, rows), XlsxFile.ContentType, file + ".xlsx");
        var csv = new CsvText();
        foreach (var row in rows)
            csv.Row(row.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? ""));
        return TypedResults.File(csv.ToBytes(), CsvText.ContentType, file + ".csv");
    }
}
