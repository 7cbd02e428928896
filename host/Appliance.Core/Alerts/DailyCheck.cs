using Appliance.Core.Accounts;
using Appliance.Core.Audit;
using Appliance.Core.Paging;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Alerts;

/// <summary>
/// What has changed and what was raised since the reader last looked, in sections that they tick off for themselves. Who
/// has never ticked anything sees the last seven days.
/// </summary>
public sealed class DailyCheck(IDatabase database, AuditReader audit, TimeProvider clock)
{
    public const string Alerts = "alerts";
    private const int MostCounted = 1000;
    private const int MostShown = 20;
    private static readonly TimeSpan FirstLook = TimeSpan.FromDays(7);

    /// <summary>Sections of changes, each with the areas of the audit log that belong to it.</summary>
    private static readonly (string Key, string[] Areas)[] Sections =
    [
        ("accounts", ["agent", "agents", "departure", "cover", "template", "identity", "session", "device"]),
        ("rights", ["role", "token", "sign_in_provider"]),
        ("organization", ["group", "department", "organisation", "access"]),
        ("channels", ["channel", "widget", "rule", "routing"]),
        ("system", ["plugin", "settings", "alerts", "announcement"]),
        ("exports", []),
    ];

    /// <summary>Every section. Needs <c>alerts.view</c>; changes are shown to who has <c>audit.view</c> too. Refused: forbidden.</summary>
    public Result<IReadOnlyList<DailySection>> Look(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Permissions.AlertsView))
            return Refusal.Forbidden(Permissions.AlertsView);
        var ticks = database.Read(connection => connection.Query<(string Section, long UpTo, long At)>(
            "select section, up_to, at from daily_ticks where agent_id = @AgentId", new { actor.AgentId }).ToDictionary(tick => tick.Section, tick => (tick.UpTo, tick.At)));
        List<DailySection> sections = [OfAlerts(ticks.TryGetValue(Alerts, out var tick) ? tick : null)];
        if (actor.May(Permissions.AuditView))
            sections.AddRange(OfChanges(actor, ticks));
        return Result.Of<IReadOnlyList<DailySection>>(sections);
    }

    /// <summary>Ticks a section off up to what was seen; an older tick changes nothing. Needs <c>alerts.view</c>. Refused: forbidden, not_found.</summary>
    public async Task<Refusal?> TickAsync(Actor actor, string section, long upTo, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Permissions.AlertsView) || actor.AgentId is not { } agentId)
            return Refusal.Forbidden(Permissions.AlertsView);
        if (section != Alerts && Sections.All(known => known.Key != section))
            return Refusal.NotFound;
        await database.WriteAsync(
            session => session.Connection.Execute(
                """
                insert into daily_ticks (agent_id, section, up_to, at) values (@agentId, @section, @upTo, @now)
                on conflict (agent_id, section) do update set up_to = excluded.up_to, at = excluded.at where excluded.up_to >= daily_ticks.up_to
                """,
                new { agentId, section, upTo, now = clock.Milliseconds() }),
            cancellationToken);
        return null;
    }

    private DailySection OfAlerts((long UpTo, long At)? tick)
    {
        var since = clock.Milliseconds() - (long)FirstLook.TotalMilliseconds;
        var found = database.Read(connection => AlertStore.After(connection, tick?.UpTo ?? 0, MostCounted));
        if (tick is null)
            found.RemoveAll(alert => alert.LastAt.ToUnixTimeMilliseconds() < since);
        return new DailySection(Alerts, found.Count, found.Count == 0 ? 0 : found[0].Id, StoredTime.From(tick?.At), [.. found.Take(MostShown)], []);
    }

    private IEnumerable<DailySection> OfChanges(Actor actor, Dictionary<string, (long UpTo, long At)> ticks)
    {
        var unticked = Sections.Any(section => !ticks.ContainsKey(section.Key));
        var from = unticked ? clock.GetUtcNow() - FirstLook : (DateTimeOffset?)null;
        var least = unticked ? 0 : Sections.Min(section => ticks[section.Key].UpTo);
        var entries = Entries(actor, from, least);
        foreach (var (key, areas) in Sections)
        {
            var upTo = ticks.TryGetValue(key, out var tick) ? tick.UpTo : 0;
            var news = entries.Where(entry => entry.Id > upTo && SectionOf(entry.Action, areas)).ToList();
            yield return new DailySection(
                key, news.Count, news.Count == 0 ? 0 : news[0].Id, ticks.ContainsKey(key) ? StoredTime.From(tick.At) : null, [], [.. news.Take(MostShown)]);
        }
    }

    /// <summary>The newest entries, back to a moment or an id, at most 1,000.</summary>
    private List<AuditView> Entries(Actor actor, DateTimeOffset? from, long least)
    {
        List<AuditView> entries = [];
        string? cursor = null;
        do
        {
            var page = audit.List(actor, new AuditFilter(From: from), new PageRequest(PageRequest.MaxLimit, cursor));
            if (page.IsRefused)
                break;
            entries.AddRange(page.Value.Items.Where(entry => entry.Id > least));
            cursor = page.Value.Items.Count > 0 && page.Value.Items[^1].Id > least ? page.Value.NextCursor : null;
        }
        while (cursor is not null && entries.Count < MostCounted);
        return entries;
    }

    private static bool SectionOf(string action, string[] areas)
    {
        var isData = action.EndsWith("xported", StringComparison.Ordinal) || action.EndsWith("revealed", StringComparison.Ordinal);
        return areas.Length == 0 ? isData : !isData && areas.Contains(action[..Math.Max(0, action.IndexOf('.', StringComparison.Ordinal))]);
    }
}
