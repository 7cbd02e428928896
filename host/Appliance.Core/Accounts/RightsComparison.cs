namespace Appliance.Core.Accounts;

/// <summary>Nobody gives what they do not have, nor changes the account of somebody who may more than they.</summary>
internal static class RightsComparison
{
    /// <summary>Whether the actor has at least these rights.</summary>
    public static bool Covers(Actor actor, IEnumerable<string> permissions, DataScope scope) =>
        actor.Kind == ActorKind.System
        || (permissions.All(actor.May)
            && ScopeAreas.Names.All(area =>
                Covers(actor.Scope.ToView(area), scope.ToView(area)) && Covers(actor.Scope.ToEdit(area), scope.ToEdit(area)))
            && actor.Scope.Mask.All(scope.Mask.Contains));

    private static bool Covers(IReadOnlyList<ScopeRule> own, IReadOnlyList<ScopeRule> other) =>
        ScopeRule.Simplify(other).All(rule => own.Any(mine => mine.Covers(rule)));

    public static bool Covers(Actor actor, AgentRights rights) => Covers(actor, rights.Granted, rights.Scope);
}
