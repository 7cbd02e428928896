using Appliance.Core;
using Appliance.Core.Accounts;

namespace Appliance.Web.Pages.Groups;

/// <summary>A group as its form shows it.</summary>
public sealed class GroupForm
{
    public string? Name { get; set; }

    public string Strategy { get; set; } = GroupStrategies.LeastBusy;

    public long? OverflowGroupId { get; set; }

    public int? OverflowAfterSeconds { get; set; }

    public int? UnansweredSeconds { get; set; }

    public List<long> AgentIds { get; set; } = [];

    public static GroupForm Of(GroupView group) => new()
    {
        Name = group.Name,
        Strategy = group.Strategy,
        OverflowGroupId = group.Overflow?.GroupId,
        OverflowAfterSeconds = group.Overflow?.AfterSeconds,
        UnansweredSeconds = group.UnansweredSeconds,
        AgentIds = [.. group.AgentIds],
    };

    /// <param name="routing">False leaves how conversations are given out as it is.</param>
    public GroupInput ToInput(bool routing) => routing
        ? new()
        {
            Name = Name ?? "",
            Strategy = Strategy,
            Overflow = new Optional<OverflowView?>(OverflowGroupId is { } other ? new OverflowView(other, OverflowAfterSeconds ?? 0) : null),
            UnansweredSeconds = UnansweredSeconds,
        }
        : new() { Name = Name ?? "" };
}
