using Appliance.Core;
using Appliance.Core.Accounts.Batch;

namespace Appliance.Web.Pages.Agents;

/// <summary>What is changed on the selected accounts; what is left empty stays.</summary>
public sealed class BatchForm
{
    /// <summary>0 for no department; null leaves it.</summary>
    public long? DepartmentId { get; set; }

    public long? AddGroupId { get; set; }

    public long? RemoveGroupId { get; set; }

    public long? AddRoleId { get; set; }

    public long? RemoveRoleId { get; set; }

    public int? Capacity { get; set; }

    public BatchChange ToChange() => new()
    {
        DepartmentId = DepartmentId is { } department ? new Optional<long?>(department == 0 ? null : department) : default,
        AddGroupIds = One(AddGroupId),
        RemoveGroupIds = One(RemoveGroupId),
        AddRoleIds = One(AddRoleId),
        RemoveRoleIds = One(RemoveRoleId),
        Capacity = Capacity ?? default(Optional<int>),
    };

    private static IReadOnlyList<long> One(long? id) => id is { } one ? [one] : [];
}
