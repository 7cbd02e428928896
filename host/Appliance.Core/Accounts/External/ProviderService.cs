using Appliance.Core.Audit;
using Appliance.Sdk;
using Appliance.Storage;

namespace Appliance.Core.Accounts.External;

/// <summary>
/// The providers and what an admin decides about them. To see needs <c>signInProviders.view</c>, to change
/// <c>signInProviders.edit</c>; nobody lets a provider grant what they do not have themselves.
/// </summary>
public sealed class ProviderService(IDatabase database, IIdentityProviders providers, AuditLog audit, TimeProvider clock)
{
    /// <summary>Those of running plugins and those that were set up, in the order in which they are asked. Refused: forbidden.</summary>
    public Result<IReadOnlyList<ProviderView>> List(Actor actor)
    {
        if (!actor.May(Permissions.SignInProvidersView))
            return Refusal.Forbidden(Permissions.SignInProvidersView);
        return database.Read(connection =>
        {
            var stored = ProviderStore.All(connection);
            var ids = stored.Select(provider => provider.Id).Union(providers.All.Select(provider => provider.Id));
            return Result.Of<IReadOnlyList<ProviderView>>([.. ids
                .Select(id => View(id, stored.FirstOrDefault(provider => provider.Id == id), IdentityStore.Count(connection, id)))
                .OrderBy(view => view.Policy.Order).ThenBy(view => view.Id, StringComparer.Ordinal)]);
        });
    }

    /// <summary>One. Refused: forbidden, not_found.</summary>
    public Result<ProviderView> Get(Actor actor, string id)
    {
        var all = List(actor);
        if (all.IsRefused)
            return all.Refusal;
        return all.Value.FirstOrDefault(view => view.Id == id) is { } view ? view : Refusal.NotFound;
    }

    /// <summary>
    /// Sets the policy. Roles that no mapping grants any more are taken back from everybody at once. Refused: forbidden,
    /// not_found (its plugin does not run), invalid, exceeds_own.
    /// </summary>
    public async Task<Result<ProviderView>> SaveAsync(Actor actor, string id, ProviderPolicy policy, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.SignInProvidersEdit))
            return Refusal.Forbidden(Permissions.SignInProvidersEdit);
        if (providers.All.FirstOrDefault(provider => provider.Id == id) is not { } running)
            return Refusal.NotFound;
        var refusal = await database.WriteAsync(session => Save(session, actor, running, policy), cancellationToken);
        return refusal is null ? Get(actor, id) : refusal;
    }

    private Refusal? Save(IWriteSession session, Actor actor, IdentityProvider running, ProviderPolicy policy)
    {
        var connection = session.Connection;
        var faults = ProviderRules.Check(connection, policy);
        if (faults.Count > 0)
            return Refusal.Invalid(faults);
        var before = ProviderStore.Find(connection, running.Id);
        var known = before?.Policy ?? new ProviderPolicy();
        var granted = Granted(policy).Except(Granted(known)).ToList();
        var moved = policy.DepartmentId != known.DepartmentId || !policy.GroupIds.Order().SequenceEqual(known.GroupIds.Order());
        if (policy.TemplateId is { } template && template != known.TemplateId)
            granted.AddRange(TemplateStore.Find(connection, template)!.RoleIds);
        if (!RightsComparison.Covers(actor, AgentRightsReader.OfRoles(connection, granted, new AccountLimit(null, [])))
            || (moved && actor.Kind != ActorKind.System && !OrganizationScope.MayPlace(actor, policy.DepartmentId, policy.GroupIds)))
        {
            return new Refusal(RefusalKind.Forbidden, "exceeds_own");
        }

        ProviderStore.Save(session, new StoredProvider(running.Id, running.PluginId, policy), clock.GetUtcNow().ToUnixTimeMilliseconds());
        var touched = MappedRoles.TakeBackUnmapped(session, running.Id, policy);
        audit.Append(session, actor, "sign_in_provider.changed", "sign_in_provider", null, new { provider = running.Id, before = before?.Policy, after = policy, takenBackFrom = touched });
        foreach (var agentId in touched)
            session.Append(AccountEvents.Agent(agentId));
        return null;
    }

    private static IEnumerable<long> Granted(ProviderPolicy policy) => policy.RoleIds.Concat(policy.Mappings.Select(mapping => mapping.RoleId)).Distinct();

    private ProviderView View(string id, StoredProvider? stored, int linked)
    {
        var running = providers.All.FirstOrDefault(provider => provider.Id == id);
        return new ProviderView(
            id,
            running?.Name ?? new LocalizedText(id, id),
            running?.Kind,
            running?.PluginId ?? stored!.PluginId,
            running is not null,
            running?.LooksUp == true,
            running is not null && stored is not null && stored.PluginId != running.PluginId,
            linked,
            stored?.Policy ?? new ProviderPolicy());
    }
}
