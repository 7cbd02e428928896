using Appliance.Storage;

namespace Appliance.Core.Notices;

/// <summary>How each agent wants to be told, by kind of notice.</summary>
public sealed class NoticePreferences(IDatabase database)
{
    /// <summary>The caller's wishes, one for each kind.</summary>
    public IReadOnlyList<NoticePreference> Of(Actor actor)
    {
        var chosen = actor.AgentId is { } agentId ? database.Read(connection => NoticeStore.Preferences(connection, agentId)) : [];
        return [.. NoticeKinds.All.Select(kind => chosen.Find(preference => preference.Kind == kind) ?? NoticePreference.Default(kind))];
    }

    /// <summary>
    /// Sets the caller's wishes for the kinds given; the others stay. Refused: invalid (kind; page, which cannot be
    /// switched off for security), forbidden for who is no agent.
    /// </summary>
    public async Task<Result<IReadOnlyList<NoticePreference>>> SetAsync(
        Actor actor, IReadOnlyList<NoticePreference> wishes, CancellationToken cancellationToken)
    {
        if (actor.AgentId is not { } agentId)
            return Refusal.Forbidden(Accounts.Permissions.Self);
        if (wishes.Any(wish => !NoticeKinds.All.Contains(wish.Kind)) || wishes.Count > NoticeKinds.All.Count)
            return Refusal.Invalid("kind", "unknown");
        if (wishes.Any(wish => wish is { Kind: NoticeKinds.Security, Page: false }))
            return Refusal.Invalid("page", "required");
        await database.WriteAsync(
            session =>
            {
                foreach (var wish in wishes)
                    NoticeStore.SetPreference(session.Connection, agentId, wish);
            },
            cancellationToken);
        return Result.Of(Of(actor));
    }
}
