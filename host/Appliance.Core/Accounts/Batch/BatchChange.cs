namespace Appliance.Core.Accounts.Batch;

/// <summary>What is changed on several accounts at once; what is left out stays.</summary>
public sealed record BatchChange
{
    public Optional<long?> DepartmentId { get; init; }

    public IReadOnlyList<long> AddGroupIds { get; init; } = [];

    public IReadOnlyList<long> RemoveGroupIds { get; init; } = [];

    public IReadOnlyList<long> AddRoleIds { get; init; } = [];

    public IReadOnlyList<long> RemoveRoleIds { get; init; } = [];

    /// <summary>0–500.</summary>
    public Optional<int> Capacity { get; init; }

    /// <summary>enabled or disabled.</summary>
    public Optional<string> State { get; init; }
}
