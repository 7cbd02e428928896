using Appliance.Core.Audit;
using Appliance.Sdk;
using Appliance.Storage;

namespace Appliance.Core.Accounts.External;

/// <summary>Ways in that are joined to an account, for its owner and for those who may change it.</summary>
public sealed class IdentityService(IDatabase database, IIdentityProviders providers, AuditLog audit, TimeProvider clock)
{
    /// <summary>Of one account. Refused: not_found (also out of scope).</summary>
    public Result<IReadOnlyList<IdentityView>> List(Actor actor, long agentId) => database.Read(connection =>
        agentId != actor.AgentId && (!actor.May(Permissions.AgentsEdit) || !OrganizationScope.MayEdit(connection, actor, agentId))
            ? Refusal.NotFound
            : Result.Of<IReadOnlyList<IdentityView>>([.. IdentityStore.OfAgent(connection, agentId).Select(View)]));

    /// <summary>
    /// Takes one off: the roles of its groups go, and the person's other sessions end. An account that the directory had
    /// disabled stays so. Refused: not_found (also out of scope), exceeds_own, no_password (nothing else would let the person in).
    /// </summary>
    public async Task<Refusal?> RemoveAsync(Actor actor, long agentId, long identityId, CancellationToken cancellationToken) => await database.WriteAsync(
        session =>
        {
            var connection = session.Connection;
            if (IdentityStore.OfAgent(connection, agentId).FirstOrDefault(link => link.Id == identityId) is not { } link)
                return Refusal.NotFound;
            if (agentId != actor.AgentId)
            {
                if (!actor.May(Permissions.AgentsEdit))
                    return Refusal.NotFound;
                if (AgentWriter.Reach(connection, actor, agentId, out _) is { } unreachable)
                    return unreachable;
            }
            else if (AgentStore.Find(connection, agentId) is { Row.HasPassword: false } && IdentityStore.OfAgent(connection, agentId).Count == 1)
            {
                return Refusal.Refused("no_password");
            }

            var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
            MappedRoles.Apply(session, agentId, link.ProviderId, new ProviderPolicy(), [], now);
            IdentityStore.Delete(connection, link.Id);
            SessionStore.EndAll(session, agentId, except: agentId == actor.AgentId ? actor.SessionId : null, clock);

            audit.Append(session, actor, "identity.unlinked", "agent", agentId, new { provider = link.ProviderId });
            session.Append(AccountEvents.Agent(agentId));
            return null;
        },
        cancellationToken);

    private IdentityView View(IdentityLink link) => new(
        link.Id,
        link.ProviderId,
        providers.All.FirstOrDefault(provider => provider.Id == link.ProviderId)?.Name ?? new LocalizedText(link.ProviderId, link.ProviderId),
        link.Subject,
        link.LinkedBy,
        Time(link.LinkedAt),
        Time(link.SeenAt),
        link.DisabledAt is { } at ? Time(at) : null);

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
