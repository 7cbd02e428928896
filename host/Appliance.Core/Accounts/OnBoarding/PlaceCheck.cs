using System.Data.Common;
using System.Globalization;
using Dapper;

namespace Appliance.Core.Accounts.OnBoarding;

/// <summary>Is the account in the department and the groups of its template; without one, in any group at all.</summary>
internal static class PlaceCheck
{
    public static CheckResult Run(DbConnection connection, AgentDetail agent, AgentRights rights, TemplateView? template)
    {
        if (template is null && !AcceptCheck.IsMeant(rights))
            return CheckResult.NotMeant(CheckKeys.Place);
        List<CheckReason> failures = [];
        var row = agent.Row;
        if (template is null)
        {
            if (agent.GroupIds.Count == 0)
                failures.Add(new CheckReason("no_group"));
            return CheckResult.Of(CheckKeys.Place, failures);
        }

        var lasting = connection.Query<long>("select group_id from group_members where agent_id = @Id and until_at is null", new { row.Id }).AsList();
        if (template.DepartmentId is { } department && row.DepartmentId != department)
            failures.Add(new CheckReason("other_department", Ids([department])));
        if (template.GroupIds.Except(lasting).ToList() is { Count: > 0 } missing)
            failures.Add(new CheckReason("groups_missing", Ids(missing)));
        if (lasting.Except(template.GroupIds).ToList() is { Count: > 0 } more)
            failures.Add(new CheckReason("groups_more", Ids(more)));
        return CheckResult.Of(CheckKeys.Place, failures);
    }

    private static List<string> Ids(IEnumerable<long> ids) => [.. ids.Select(id => id.ToString(CultureInfo.InvariantCulture))];
}
