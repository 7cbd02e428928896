using Appliance.Core.Accounts;

namespace Appliance.Web.Pages.Groups;

/// <summary>The shipped strategies in words.</summary>
public static class GroupWords
{
    public static string Strategy(string strategy, Texts texts) => strategy switch
    {
        GroupStrategies.LeastBusy => texts["最闲优先"],
        GroupStrategies.RoundRobin => texts["轮流分配"],
        GroupStrategies.LongestIdle => texts["空闲最久优先"],
        _ => strategy,
    };

    public static string Explanation(string strategy, Texts texts) => strategy switch
    {
        GroupStrategies.LeastBusy => texts["给占用比例最低的客服：手上会话 ÷ 接入上限最小的那位。忙闲不均时最合适。"],
        GroupStrategies.RoundRobin => texts["按顺序一人一个，不看手上有几个会话。想让每人接到的数量相近时选它。"],
        GroupStrategies.LongestIdle => texts["给最久没有新会话的客服。想让每个人都能喘口气时选它。"],
        _ => "",
    };
}
