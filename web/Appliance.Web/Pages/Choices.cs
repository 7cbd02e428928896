using System.Globalization;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Channels;
using Appliance.Core.Paging;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Appliance.Web.Pages;

/// <summary>What forms and filters offer, each within what the asking person may see; empty where they may not.</summary>
public sealed class Choices(TemplateService templates, GroupService groups, AgentService agents, DepartmentService departments, RoleService roles, ChannelAccounts accounts)
{
    // A select with more entries than this is no help; such a company searches.
    private const int Most = 1000;

    public IReadOnlyList<SelectListItem> Groups(Actor actor) => Items(GroupNames(actor));

    /// <summary>By display name; those who share one are told apart by their login.</summary>
    public IReadOnlyList<SelectListItem> Agents(Actor actor)
    {
        var all = All(page => agents.List(actor, new AgentFilter(), page));
        var shared = all.GroupBy(agent => agent.DisplayName).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet();
        return Items(all.ToDictionary(
            agent => agent.Id, agent => shared.Contains(agent.DisplayName) ? $"{agent.DisplayName} · {agent.Login}" : agent.DisplayName));
    }

    public IReadOnlyList<SelectListItem> Templates(Actor actor) =>
        Items(All(page => templates.List(actor, page)).ToDictionary(template => template.Id, template => template.Name));

    public IReadOnlyList<SelectListItem> Accounts(Actor actor) => Items(AccountNames(actor));

    public IReadOnlyList<SelectListItem> Roles(Actor actor) => Items(RoleNames(actor));

    public IReadOnlyDictionary<long, string> GroupNames(Actor actor) => All(page => groups.List(actor, page)).ToDictionary(group => group.Id, group => group.Name);

    public IReadOnlyDictionary<long, string> RoleNames(Actor actor) => All(page => roles.List(actor, page)).ToDictionary(role => role.Id, RoleWords.Name);

    public IReadOnlyDictionary<long, string> AccountNames(Actor actor) =>
        accounts.List(actor) is { IsRefused: false } found ? found.Value.ToDictionary(account => account.Id, account => account.Name) : new Dictionary<long, string>();

    public IReadOnlyList<DepartmentView> Departments(Actor actor) => All(page => departments.List(actor, page));

    /// <summary>Departments in the order of the tree, those below set in.</summary>
    public IReadOnlyList<SelectListItem> DepartmentTree(Actor actor) =>
        DepartmentTree(Departments(actor)).Select(node => new SelectListItem(new string('　', node.Depth) + node.Department.Name, Text(node.Department.Id))).ToList();

    /// <summary>Depth-first, by name; what hangs below a department out of sight stands at the top.</summary>
    public static IReadOnlyList<(DepartmentView Department, int Depth)> DepartmentTree(IReadOnlyList<DepartmentView> all)
    {
        var known = all.Select(department => department.Id).ToHashSet();
        var children = all.ToLookup(department => department.ParentId is { } parent && known.Contains(parent) ? parent : 0);
        List<(DepartmentView, int)> tree = [];
        Stack<(DepartmentView Department, int Depth)> open = new();
        Push(0, 0);
        while (open.TryPop(out var node))
        {
            tree.Add(node);
            Push(node.Department.Id, node.Depth + 1);
        }

        return tree;

        void Push(long parent, int depth)
        {
            foreach (var child in children[parent].OrderByDescending(department => department.Name, StringComparer.CurrentCulture))
            {
                open.Push((child, depth));
            }
        }
    }

    private static List<T> All<T>(Func<PageRequest, Result<Page<T>>> read)
    {
        List<T> items = [];
        string? cursor = null;
        do
        {
            var page = read(new PageRequest(PageRequest.MaxLimit, cursor));
            if (page.IsRefused)
            {
                break;
            }

            items.AddRange(page.Value.Items);
            cursor = page.Value.NextCursor;
        }
        while (cursor is not null && items.Count < Most);
        return items;
    }

    private static List<SelectListItem> Items(IReadOnlyDictionary<long, string> names) =>
        names.OrderBy(pair => pair.Value, StringComparer.CurrentCulture).Select(pair => new SelectListItem(pair.Value, Text(pair.Key))).ToList();

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
