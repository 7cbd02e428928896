using System.Data.Common;
using System.Globalization;
using Dapper;

namespace Appliance.Core.Accounts.OnBoarding;

/// <summary>Do messages arrive: a test event was sent to what the person has open, and confirmed.</summary>
internal static class ReceiveCheck
{
    public static CheckResult Run(DbConnection connection, AgentDetail agent, AgentRights rights, ProbeResult probe)
    {
        if (!AcceptCheck.IsMeant(rights))
            return CheckResult.NotMeant(CheckKeys.Receive);
        List<CheckReason> failures = [];
        List<CheckReason> waits = [];
        if (!rights.Granted.Contains(Accounts.Permissions.ConversationsView))
            failures.Add(new CheckReason("no_permission", [Accounts.Permissions.ConversationsView]));
        if (probe.Connections == 0)
            waits.Add(new CheckReason("not_connected", LastSeen(connection, agent.Row.Id)));
        else if (probe.Answered == 0)
            failures.Add(new CheckReason("no_answer", [probe.Connections.ToString(CultureInfo.InvariantCulture)]));
        return CheckResult.Of(CheckKeys.Receive, failures, waits);
    }

    private static string[] LastSeen(DbConnection connection, long agentId) =>
        connection.ExecuteScalar<long?>("select max(last_seen_at) from sessions where agent_id = @agentId", new { agentId }) is { } at
            ? [StoredTime.From(at).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)]
            : [];
}
