namespace Appliance.Core.Accounts;

/// <summary>Nobody gives what they do not have, nor changes the account of somebody who may more than they.</summary>
internal static class RightsComparison
{
    /// <summary>Whether the actor has at least these rights.</summary>
    public static bool Covers(Actor actor, IEnumerable<string> permissions, DataScope scope) =>
        actor.Kind == ActorKind.System
        || (permissions.All(actor.May)
            && ScopeAreas.Names.All(area => actor.Scope.MayView(area) >= scope.MayView(area) && actor.Scope.MayEdit(area) >= scope.MayEdit(area))
            && (actor.Scope.ChannelAccountIds is not { } own || (scope.ChannelAccountIds is { } other && other.All(own.Contains)))
            && actor.Scope.Mask.All(scope.Mask.Contains));

    public static bool Covers(Actor actor, AgentRights rights) => Covers(actor, rights.Granted, rights.Scope);
}
