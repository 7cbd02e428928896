using System.Data.Common;
using System.Globalization;
using Appliance.Core.Accounts.External;
using Appliance.Core.Accounts.Leaving;
using Dapper;

namespace Appliance.Core.Accounts.OnBoarding;

/// <summary>Can the person sign in: the account works, there is something to sign in with, it is neither locked nor at its end.</summary>
internal static class SignInCheck
{
    public static CheckResult Run(DbConnection connection, AgentDetail agent, long now)
    {
        var row = agent.Row;
        List<CheckReason> failures = [];
        List<CheckReason> waits = [];
        if (row.State is not (AgentStates.Enabled or AgentStates.Invited))
            failures.Add(new CheckReason(row.State == AgentStates.Pending ? "pending" : "disabled"));
        if (DepartureStore.Open(connection, row.Id) is not null)
            failures.Add(new CheckReason("leaving"));
        if (connection.ExecuteScalar<long?>("select ends_at from agents where id = @Id", new { row.Id }) is { } endsAt && endsAt <= now)
            failures.Add(new CheckReason("ended"));
        var credentials = Credentials.Find(connection, row.Id);
        var external = IdentityStore.OfAgent(connection, row.Id).Count > 0;
        if (credentials is { PasswordHash: null, StartCodeHash: null } && !external && !IsInvitedByLink(connection, row.Id, now))
            failures.Add(new CheckReason("no_password"));
        else if (row.State == AgentStates.Invited && !external)
            waits.Add(new CheckReason("not_signed_in"));
        if (SignInGuard.LockedUntil(connection, LoginKey.Of(row.Login), now) is { } until)
            failures.Add(new CheckReason("locked", [StoredTime.From(until).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)]));
        return CheckResult.Of(CheckKeys.SignIn, failures, waits);
    }

    private static bool IsInvitedByLink(DbConnection connection, long agentId, long now) => connection.ExecuteScalar<long?>(
        "select 1 from invitations where agent_id = @agentId and used_at is null and revoked_at is null and expires_at > @now limit 1",
        new { agentId, now }) is not null;
}
