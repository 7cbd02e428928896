using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.Limits;

/// <summary>Lets a proven agent in or not, by the rules of their roles or their own.</summary>
public sealed class SignInLimits(OrganizationCalendar calendar, TimeProvider clock)
{
    private static readonly Refusal NotOnAPhone = new(RefusalKind.Forbidden, "mobile_not_allowed", new Dictionary<string, string[]> { ["permission"] = [Permissions.SignInMobile] });
    /// <summary>The code where only registered devices are let in and this one is not.</summary>
    internal const string DeviceNotRegistered = "device_not_registered";

    private static readonly Refusal TooMany = new(RefusalKind.Forbidden, "too_many_sessions");

    /// <summary>Null to let them in, after their oldest sessions were ended where the rules say so.</summary>
    internal Refusal? Admit(IWriteSession session, long agentId, CallerInfo caller, DeviceRow? device)
    {
        if (caller.Client == "mobile" && !AgentRightsReader.Read(session.Connection, agentId, departmentId: null, clock.GetUtcNow().ToUnixTimeMilliseconds()).Granted.Contains(Permissions.SignInMobile))
            return NotOnAPhone;
        var rules = SignInRulesStore.For(session.Connection, agentId, clock.GetUtcNow().ToUnixTimeMilliseconds());
        if (rules.Violation(clock.GetUtcNow(), calendar.Zone, caller.Address, device?.ApprovedAt is not null) is { } refusal)
            return refusal;
        var limited = rules.All.Where(item => item.MaxSessions is not null).ToList();
        if (limited.Count == 0)
            return null;
        var live = session.Connection.Query<long>(
            "select id from sessions where agent_id = @agentId and ended_at is null and expires_at > @now order by last_seen_at, id",
            new { agentId, now = clock.GetUtcNow().ToUnixTimeMilliseconds() }).AsList();
        if (limited.Exists(item => item.WhenFull == SignInRules.Refuse && live.Count >= item.MaxSessions))
            return TooMany;
        var room = limited.Min(item => item.MaxSessions!.Value) - 1;
        foreach (var id in live.Take(Math.Max(0, live.Count - room)))
            SessionStore.End(session, agentId, id, clock);
        return null;
    }

    /// <summary>Whether a session may go on: null, or why not. <paramref name="address"/> null: not asked.</summary>
    internal Refusal? Violation(EffectiveRules rules, string? address, bool deviceApproved) =>
        rules.All.Count == 0 ? null : rules.Violation(clock.GetUtcNow(), calendar.Zone, address, deviceApproved);
}
