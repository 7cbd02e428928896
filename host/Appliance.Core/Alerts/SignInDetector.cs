using System.Data.Common;
using System.Globalization;
using Dapper;

namespace Appliance.Core.Alerts;

/// <summary>Looks for abnormal sign-ins in one try and what stands before it.</summary>
internal static class SignInDetector
{
    private const int MostNamed = 20;
    private const string Succeeded = "succeeded";

    // What counts as a guess; a lock is the answer to guesses that were counted already, and still goes on.
    private static readonly string[] Failures = ["invalid_credentials", "locked", "invalid_code", "step_up_failed"];

    public static IEnumerable<Raised> Look(DbConnection connection, AlertRules rules, WatchedSignIn tried)
    {
        if (tried.Outcome == Succeeded)
        {
            if (rules.NewPlace && NewPlace(connection, rules, tried) is { } place)
                yield return place;
            if (rules.TwoPlaces && TwoPlaces(connection, rules, tried) is { } places)
                yield return places;
        }
        else if (rules.FailedSignIns && Failures.Contains(tried.Outcome))
        {
            if (FailuresOf(connection, rules, tried, "login = @Login", tried.AgentId is { } id ? $"agent:{id}" : $"login:{tried.Login}", tried.AgentId) is { } login)
                yield return login;
            if (tried.Address is { } address && FailuresOf(connection, rules, tried, "address = @Address", $"address:{address}", agentId: null) is { } from)
                yield return from;
        }
    }

    private static Raised? FailuresOf(DbConnection connection, AlertRules rules, WatchedSignIn tried, string condition, string subject, long? agentId)
    {
        var ids = connection.Query<long>(
            $"""
            select id from sign_ins
            where {condition} and id <= @Id and id >= (select id from sign_ins where at >= @since order by at, id limit 1) and outcome in @Failures
            order by id desc limit @most
            """,
            new
            {
                tried.Login, tried.Address, tried.Id, Failures, since = Since(tried, TimeSpan.FromMinutes(rules.FailedSignInsMinutes)), most = rules.FailedSignInsCount,
            }).AsList();
        return ids.Count >= rules.FailedSignInsCount
            ? new Raised(
                AlertKinds.FailedSignIns, subject, agentId, ids.Count, TimeSpan.FromMinutes(rules.FailedSignInsMinutes),
                new AlertEvidence(rules.FailedSignInsCount, rules.FailedSignInsMinutes, SignInIds: [.. ids.Take(MostNamed)]))
            : null;
    }

    private static Raised? NewPlace(DbConnection connection, AlertRules rules, WatchedSignIn tried)
    {
        if (tried.AgentId is not { } agentId || tried.Address is null)
            return null;
        var known = connection.Query<string>(
            "select distinct address from sign_ins where agent_id = @agentId and id < @Id and at >= @since and outcome = 'succeeded' and address is not null",
            new { agentId, tried.Id, since = Since(tried, TimeSpan.FromDays(rules.NewPlaceDays)) }).Select(NetworkOf.Address).ToHashSet();

        // The first sign-in of an account is from somewhere new by nature.
        var place = NetworkOf.Address(tried.Address);
        return known.Count == 0 || known.Contains(place)
            ? null
            : new Raised(AlertKinds.NewPlace, Subject(agentId), agentId, 1, TimeSpan.FromHours(1), new AlertEvidence(SignInIds: [tried.Id]));
    }

    private static Raised? TwoPlaces(DbConnection connection, AlertRules rules, WatchedSignIn tried)
    {
        if (tried.AgentId is not { } agentId || tried.Address is null)
            return null;
        var place = NetworkOf.Address(tried.Address);
        var others = connection.Query<string>(
            "select address from sessions where agent_id = @agentId and ended_at is null and created_at <= @At and last_seen_at >= @since and address is not null",
            new { agentId, tried.At, since = Since(tried, TimeSpan.FromMinutes(rules.TwoPlacesMinutes)) }).Select(NetworkOf.Address).Where(other => other != place).Distinct().Count();
        return others == 0
            ? null
            : new Raised(
                AlertKinds.TwoPlaces, Subject(agentId), agentId, others + 1, TimeSpan.FromHours(1), new AlertEvidence(Minutes: rules.TwoPlacesMinutes, SignInIds: [tried.Id]));
    }

    private static string Subject(long agentId) => string.Create(CultureInfo.InvariantCulture, $"agent:{agentId}");

    private static long Since(WatchedSignIn tried, TimeSpan window) => tried.At - (long)window.TotalMilliseconds;
}
