using Appliance.Core.Notices;
using Appliance.Core.Settings;
using Appliance.Sdk;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.Access;

/// <summary>Reminds those who review, in their message centre, of roles that nobody has confirmed for as long as is set.</summary>
public sealed class ReviewReminder(IDatabase database, AccessReview review, NoticeService notices, SettingsStore settings, TimeProvider clock)
{
    private const string RemindedKey = "access.remindedAt";
    private const string Page = "/settings/access-review?due=true";

    /// <summary>Posts the reminder when roles are due and none was posted for a month.</summary>
    /// <returns>How many were reminded.</returns>
    public async Task<int> RemindAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (review.Months == 0 || settings.Get<long>(RemindedKey) > now.AddMonths(-1).ToUnixTimeMilliseconds())
            return 0;
        var due = database.Read(review.CountDue);
        if (due == 0)
            return 0;
        return await database.WriteAsync(
            session =>
            {
                var reviewers = session.Connection.Query<long>(
                    """
                    select a.id from agents a where a.state = 'enabled' and exists (
                        select 1 from agent_roles ar join roles r on r.id = ar.role_id
                        where ar.agent_id = a.id and (r.built_in = 'super_admin' or r.permissions like '%"access.review"%'))
                    order by a.id limit 100
                    """).AsList();
                foreach (var agentId in reviewers)
                {
                    notices.Post(session, new NewNotice(
                        NoticeKinds.Security,
                        agentId,
                        new LocalizedText($"{due} 项角色该复核了", $"Roles to be reviewed: {due}"),
                        new LocalizedText(
                            $"它们已有 {review.Months} 个月没有人确认。确认仍然需要的，收回不再需要的。",
                            $"Nobody has confirmed them for {review.Months} months. Confirm what is still needed and take away what is not."),
                        Page));
                }

                settings.Set(session, RemindedKey, now.ToUnixTimeMilliseconds());
                return reviewers.Count;
            },
            cancellationToken);
    }
}
