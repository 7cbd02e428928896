namespace Appliance.Core;

/// <summary>Whose data an actor may see and change, resolved from all of its roles when the actor is made.</summary>
/// <param name="AgentId">The agent whose own data it is.</param>
/// <param name="GroupIds">The agent's groups.</param>
/// <param name="DepartmentIds">The agent's department and all below.</param>
/// <param name="ChannelAccountIds">Null for all; otherwise only data of these accounts.</param>
/// <param name="View">Area → reach for reading; an absent area is <see cref="Reach.None"/>.</param>
/// <param name="Edit">Area → reach for changing.</param>
public sealed record DataScope(
    long? AgentId,
    IReadOnlyList<long> GroupIds,
    IReadOnlyList<long> DepartmentIds,
    IReadOnlyList<long>? ChannelAccountIds,
    IReadOnlyDictionary<string, Reach> View,
    IReadOnlyDictionary<string, Reach> Edit)
{
    /// <summary>Of customers' data, what is shown in part only: phone, email.</summary>
    public IReadOnlyList<string> Mask { get; init; } = [];

    public static DataScope None { get; } = new(null, [], [], [], new Dictionary<string, Reach>(), new Dictionary<string, Reach>());

    public static DataScope Everything { get; } = new(null, [], [], null, All(), All());

    public Reach MayView(string area) => View.GetValueOrDefault(area);

    public Reach MayEdit(string area) => Edit.GetValueOrDefault(area);

    private static Dictionary<string, Reach> All() => ScopeAreas.Names.ToDictionary(name => name, _ => Reach.All);
}
