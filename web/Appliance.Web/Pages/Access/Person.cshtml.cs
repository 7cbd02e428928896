using System.Globalization;
using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Access;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Pages.Access;

/// <summary>What one person may do and see, and why; and whether they see one conversation or customer.</summary>
[RequirePermission(Permissions.AccessView)]
public sealed class PersonModel(PageKit kit, AccessReports reports, AgentService agents, Choices choices) : ActorPage(kit)
{
    /// <summary>A conversation's number.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Conversation { get; set; }

    /// <summary>A customer's number.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Customer { get; set; }

    public AccessReport Report { get; private set; } = null!;

    public string Name { get; private set; } = "";

    /// <summary>The answer to what was asked; null when nothing was, or when the asking person does not see it.</summary>
    public AccessDecision? Decision { get; private set; }

    public string? Asked { get; private set; }

    public IReadOnlyDictionary<long, string> GroupNames { get; private set; } = new Dictionary<long, string>();

    public IReadOnlyDictionary<long, string> AccountNames { get; private set; } = new Dictionary<long, string>();

    public IActionResult OnGet(long id)
    {
        var found = reports.Of(Actor, id);
        if (found.IsRefused)
            return Refused(found.Refusal);
        Report = found.Value;
        Name = agents.Get(Actor, id).Value?.DisplayName ?? string.Create(CultureInfo.InvariantCulture, $"#{id}");
        GroupNames = choices.GroupNames(Actor);
        AccountNames = choices.AccountNames(Actor);
        if (Conversation is { } conversation)
            (Asked, Decision) = (Texts["会话 {0}", conversation], reports.OfConversation(Actor, id, conversation).Value);
        else if (Customer is { } customer)
            (Asked, Decision) = (Texts["客户 {0}", customer], reports.OfCustomer(Actor, id, customer).Value);
        return Page();
    }

    public HeldRole Held(long roleId) => Report.Roles.First(held => held.Role.Id == roleId);

    public string RoleName(long roleId) => RoleWords.Name(Held(roleId).Role);

    /// <summary>A rule in words: whose data, over which channel accounts, from which pools.</summary>
    public string Words(string area, ScopeRule rule)
    {
        var words = RoleWords.Effect(area, rule.Reach, Texts);
        if (rule.Pools != ScopeRule.NoPool && rule.Reach != Reach.All)
            words += Texts["；{0}", RoleWords.Pool(rule.Pools, Texts)];
        return rule.ChannelAccountIds is { } accounts
            ? Texts["{0}（只限 {1}）", words, accounts.Count == 0 ? Texts["没有渠道账号"] : string.Join(Texts["、"], accounts.Select(account => AccountNames.GetValueOrDefault(account, $"#{account}")))]
            : words;
    }
}
