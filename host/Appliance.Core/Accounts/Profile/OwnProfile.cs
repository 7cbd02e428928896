using Appliance.Core.Audit;
using Appliance.Storage;

namespace Appliance.Core.Accounts.Profile;

/// <summary>An agent changes of their own account what the admin lets them.</summary>
public sealed class OwnProfile(IDatabase database, ProfileSettings settings, SecurityNews news, AuditLog audit, ActorResolver actors, TimeProvider clock)
{
    /// <summary>
    /// Changes the caller's account. Refused: field_by_admin (403, errors name the fields that are the admin's), invalid,
    /// not_found.
    /// </summary>
    public Task<Refusal?> ChangeAsync(Actor actor, OwnProfileChange change, CancellationToken cancellationToken) =>
        ApplyAsync(actor, change.ToChange(), cancellationToken);

    /// <summary>
    /// Changes the caller's e-mail address, by which the account can be opened: a person's alone to do, never a program's,
    /// and after a fresh proof of identity. Both addresses are told. Refused: forbidden, field_by_admin, invalid (field email).
    /// </summary>
    public Task<Refusal?> ChangeEmailAsync(Actor actor, string? email, CancellationToken cancellationToken) =>
        actor.Kind == ActorKind.Agent
            ? ApplyAsync(actor, new AgentChange { Email = email }, cancellationToken)
            : Task.FromResult<Refusal?>(Refusal.Forbidden(Permissions.Self));

    private async Task<Refusal?> ApplyAsync(Actor actor, AgentChange change, CancellationToken cancellationToken)
    {
        if (actor is not { Kind: ActorKind.Agent or ActorKind.Token, AgentId: { } id })
            return Refusal.Forbidden(Permissions.Self);
        var allowed = settings.Allowed;
        var refusal = await database.WriteAsync(
            session =>
            {
                var connection = session.Connection;
                if (AgentStore.Find(connection, id) is not { } before)
                    return Refusal.NotFound;
                var after = AgentMerge.Apply(before, change);

                // A field sent as it is is no change of it.
                var denied = Changed(before.Row, after.Row).Where(field => !allowed.Contains(field)).Distinct().ToList();
                if (denied.Count > 0)
                    return new Refusal(RefusalKind.Forbidden, "field_by_admin", denied.ToDictionary(field => field, _ => (string[])["by_admin"]));
                var faults = AgentRules.Check(connection, after);
                if (after.Row.AvatarFileId != before.Row.AvatarFileId)
                    AgentWriter.CheckPicture(session, actor, after.Row.AvatarFileId, faults);
                if (faults.Count > 0)
                    return Refusal.Invalid(faults);
                AgentStore.Update(connection, after.Row, clock.Milliseconds());
                if (before.Row.Email != after.Row.Email)
                    news.EmailChanged(session, id, before.Row.Email);
                audit.Append(session, actor, "agent.changed", "agent", id, AgentMerge.Difference(before, after, newPassword: false));
                session.Append(AccountEvents.Agent(id));
                return null;
            },
            cancellationToken);
        actors.Forget();
        return refusal;
    }

    private static IEnumerable<string> Changed(AgentRow before, AgentRow after)
    {
        if (before.DisplayName != after.DisplayName)
            yield return ProfileFields.DisplayName;
        if (before.Nickname != after.Nickname)
            yield return ProfileFields.Nickname;
        if (before.AvatarFileId != after.AvatarFileId)
            yield return ProfileFields.Avatar;
        if (before.Title != after.Title)
            yield return ProfileFields.Title;
        if (before.Email != after.Email)
            yield return ProfileFields.Email;
        if (before.Phone != after.Phone || before.PhoneHidden != after.PhoneHidden)
            yield return ProfileFields.Phone;
        if (before.JobNumber != after.JobNumber)
            yield return ProfileFields.JobNumber;
        if (before.Languages != after.Languages)
            yield return ProfileFields.Languages;
        if (before.OfflineText != after.OfflineText)
            yield return ProfileFields.OfflineText;
    }
}
