using System.Collections.Frozen;

namespace Appliance.Core;

/// <summary>Whose data an actor may see and change, resolved from all of its roles when the actor is made.</summary>
/// <param name="AgentId">The agent whose own data it is.</param>
/// <param name="GroupIds">The agent's groups.</param>
/// <param name="DepartmentIds">The agent's department and all below.</param>
/// <param name="ChannelAccountIds">Null for all; otherwise the only accounts of which anything is seen.</param>
/// <param name="View">Area → the farthest reach for reading; an absent area is <see cref="Reach.None"/>.</param>
/// <param name="Edit">Area → the farthest reach for changing.</param>
public sealed record DataScope(
    long? AgentId,
    IReadOnlyList<long> GroupIds,
    IReadOnlyList<long> DepartmentIds,
    IReadOnlyList<long>? ChannelAccountIds,
    IReadOnlyDictionary<string, Reach> View,
    IReadOnlyDictionary<string, Reach> Edit)
{
    private static readonly FrozenDictionary<string, IReadOnlyList<ScopeRule>> Unset = FrozenDictionary<string, IReadOnlyList<ScopeRule>>.Empty;

    /// <summary>Of customers' data, what is shown in part only: phone, email.</summary>
    public IReadOnlyList<string> Mask { get; init; } = [];

    /// <summary>
    /// Area → what each role gives, where several roles do not come to one reach over the same accounts. An area that is
    /// not here has the one rule of <see cref="View"/> and <see cref="ChannelAccountIds"/>.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ScopeRule>> ViewRules { get; init; } = Unset;

    /// <summary>The same for changing.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ScopeRule>> EditRules { get; init; } = Unset;

    public static DataScope None { get; } = new(null, [], [], [], new Dictionary<string, Reach>(), new Dictionary<string, Reach>());

    public static DataScope Everything { get; } = new(null, [], [], null, All(), All())
    {
        ViewRules = AllRules(),
        EditRules = AllRules(),
    };

    public Reach MayView(string area) => View.GetValueOrDefault(area);

    public Reach MayEdit(string area) => Edit.GetValueOrDefault(area);

    /// <summary>What may be seen of an area: the sum of these rules.</summary>
    public IReadOnlyList<ScopeRule> ToView(string area) =>
        ViewRules.TryGetValue(area, out var rules) ? rules : [new ScopeRule(MayView(area), ChannelAccountIds)];

    /// <summary>What may be changed of an area: the sum of these rules.</summary>
    public IReadOnlyList<ScopeRule> ToEdit(string area) =>
        EditRules.TryGetValue(area, out var rules) ? rules : [new ScopeRule(MayEdit(area), ChannelAccountIds)];

    private static FrozenDictionary<string, IReadOnlyList<ScopeRule>> AllRules() =>
        ScopeAreas.Names.ToFrozenDictionary(name => name, _ => (IReadOnlyList<ScopeRule>)[new ScopeRule(Reach.All, null, ScopeRule.CompanyPool)]);

    private static Dictionary<string, Reach> All() => ScopeAreas.Names.ToDictionary(name => name, _ => Reach.All);
}
