using Appliance.Core.Audit;
using Appliance.Core.Settings;
using Appliance.Storage;

namespace Appliance.Core.Accounts.Profile;

/// <summary>The admin decides what agents may change of their own accounts.</summary>
public sealed class ProfileSettings(IDatabase database, SettingsStore settings, AuditLog audit)
{
    private const string Key = "accounts.profile_fields";

    /// <summary>The fields in force, of <see cref="ProfileFields"/>.</summary>
    public IReadOnlyList<string> Allowed => settings.Get<List<string>>(Key) ?? ProfileFields.Default;

    /// <summary>Sets them. Needs <c>settings.edit</c>. Refused: forbidden, invalid (field fields).</summary>
    public async Task<Result<IReadOnlyList<string>>> SaveAsync(Actor actor, IReadOnlyList<string> fields, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.SettingsEdit))
            return Refusal.Forbidden(Permissions.SettingsEdit);
        if (!fields.All(ProfileFields.All.Contains))
            return Refusal.Invalid("fields", "unknown");
        IReadOnlyList<string> after = [.. ProfileFields.All.Where(fields.Contains)];
        var before = Allowed;
        await database.WriteAsync(
            session =>
            {
                settings.Set(session, Key, after);
                audit.Append(session, actor, "settings.profile_fields_changed", detail: new { before, after });
            },
            cancellationToken);
        return Result.Of(after);
    }
}
