namespace Appliance.Core.Accounts;

/// <summary>A template to be made, or a change of one: what is left out stays, or is as usual. Fields as in <see cref="TemplateView"/>.</summary>
public sealed record TemplateInput
{
    /// <summary>1–64 characters, unique.</summary>
    public Optional<string> Name { get; init; }

    public Optional<long?> DepartmentId { get; init; }

    /// <summary>The built-in role agent as usual.</summary>
    public Optional<IReadOnlyList<long>> RoleIds { get; init; }

    public Optional<IReadOnlyList<long>> GroupIds { get; init; }

    public Optional<IReadOnlyList<long>> ChannelAccountIds { get; init; }

    /// <summary>0–500; 10 as usual.</summary>
    public Optional<int> Capacity { get; init; }

    public Optional<string?> ScopeLimit { get; init; }
}
