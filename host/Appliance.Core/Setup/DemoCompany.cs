using System.Text.Json;
using Appliance.Core.Accounts;
using Appliance.Core.Channels;
using Appliance.Core.Settings;

namespace Appliance.Core.Setup;

/// <summary>A small company to try the product with: departments, groups, agents, and the widget of the shop page <c>/demo</c>.</summary>
public sealed class DemoCompany(
    DepartmentService departments, GroupService groups, AgentService agents, WidgetService widgets, SettingsStore settings)
{
    /// <summary>Name of the group in which the shop page's conversations wait.</summary>
    public const string GroupName = "demo";

    /// <summary>Key of the shop page's widget.</summary>
    public const string WidgetKey = "demo";

    private const string Made = "setup.demo";

    private static readonly JsonElement Look = JsonSerializer.SerializeToElement(new
    {
        colour = "#3c6b4a",
        title = "拾光茶铺",
        greeting = "你好，欢迎来到拾光茶铺。想了解哪款茶，或查订单、退换，直接告诉我们。",
    });

    /// <summary>Makes it once, on the first run.</summary>
    /// <param name="demoGroup">The group of <see cref="GroupName"/>, which the first admin belongs to.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public async Task MakeAsync(long demoGroup, CancellationToken cancellationToken)
    {
        if (settings.Get<bool>(Made))
            return;

        var service = StarterContent.Required(await departments.CreateAsync(Actor.System, new DepartmentInput("客户服务部"), cancellationToken)).Id;
        var afterSales = StarterContent.Required(await groups.CreateAsync(
            Actor.System, new GroupInput { Name = new("售后"), Strategy = new(GroupStrategies.LongestIdle) }, cancellationToken)).Id;
        await AddAgentAsync("lin", "林晓", "售前客服", service, [demoGroup], cancellationToken);
        await AddAgentAsync("zhou", "周宁", "售后客服", service, [demoGroup, afterSales], cancellationToken);
        StarterContent.Required(await widgets.CreateAsync(
            Actor.System, new WidgetInput("示例商店", null, demoGroup, [], Look), WidgetKey, cancellationToken));
        await settings.SetAsync(Made, true, cancellationToken);
    }

    /// <summary>Without a password: an admin gives one when somebody shall sign in.</summary>
    private async Task AddAgentAsync(string login, string name, string title, long department, long[] groupIds, CancellationToken cancellationToken) =>
        StarterContent.Required(await agents.CreateAsync(
            Actor.System,
            new NewAgent(login, name, title, Nickname: name[..1] + "客服", DepartmentId: department, GroupIds: groupIds),
            cancellationToken));
}
