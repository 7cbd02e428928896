using Appliance.Core.Accounts;
using Appliance.Core.Audit;
using Appliance.Core.Paging;
using Appliance.Sdk;
using Appliance.Storage;

namespace Appliance.Core.Announcements;

/// <summary>Announcements: written by who may, read by whom they are for.</summary>
public sealed class AnnouncementService(IDatabase database, AuditLog audit, AnnouncementTeller teller, TimeProvider clock)
{
    private const int LongestTitle = 100;
    private const int LongestBody = 2000;
    private const int MostBars = 3;

    /// <summary>Announcements, newest first. Needs <c>announcements.edit</c>. Refused: forbidden, invalid (cursor).</summary>
    public Result<Page<AnnouncementView>> List(Actor actor, PageRequest page)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(page);
        if (!actor.May(Permissions.AnnouncementsEdit))
            return Refusal.Forbidden(Permissions.AnnouncementsEdit);
        if (!page.TryReadCursor(new PageCursor(0, long.MaxValue), out var before))
            return Refusal.Invalid("cursor", "invalid");
        var now = clock.Milliseconds();
        return page.Cut(database.Read(connection => AnnouncementStore.Page(connection, before.Id, page.Fetch)).ConvertAll(row => row.View(now)), view => new PageCursor(0, view.Id));
    }

    /// <summary>One of them. Needs <c>announcements.edit</c>. Refused: forbidden, not_found.</summary>
    public Result<AnnouncementView> Get(Actor actor, long id)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Permissions.AnnouncementsEdit))
            return Refusal.Forbidden(Permissions.AnnouncementsEdit);
        return database.Read(connection => AnnouncementStore.Find(connection, id)) is { } row ? row.View(clock.Milliseconds()) : Refusal.NotFound;
    }

    /// <summary>Publishes; whom it is for are told when its time has come. Needs <c>announcements.edit</c>. Refused: forbidden, invalid.</summary>
    public async Task<Result<AnnouncementView>> PublishAsync(Actor actor, AnnouncementInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(input);
        if (!actor.May(Permissions.AnnouncementsEdit))
            return Refusal.Forbidden(Permissions.AnnouncementsEdit);
        var now = clock.Milliseconds();
        var from = input.From?.ToUnixTimeMilliseconds() ?? now;
        if (Faults(input, from) is { Count: > 0 } faults)
            return Refusal.Invalid(faults);
        var row = new AnnouncementRow
        {
            TitleZh = input.Title.Zh.Trim(),
            TitleEn = English(input.Title),
            BodyZh = input.Body.Zh.Trim(),
            BodyEn = English(input.Body),
            Audience = input.Audience,
            AudienceIds = StoredJson.Write(input.Audience == Audiences.All ? [] : input.AudienceIds ?? []),
            Bar = input.Bar,
            FromAt = from,
            UntilAt = input.Until?.ToUnixTimeMilliseconds(),
            CreatedBy = actor.AgentId,
            CreatedAt = now,
        };
        var id = await database.WriteAsync(
            session =>
            {
                var made = AnnouncementStore.Insert(session.Connection, row);
                audit.Append(session, actor, "announcement.published", "announcement", made, new { input.Audience, input.AudienceIds, input.Bar, headline = row.TitleZh });
                return made;
            },
            cancellationToken);
        teller.Wake();
        return (row with { Id = id }).View(now);
    }

    /// <summary>Sets words, bar and times right; whom it is for stays. Needs <c>announcements.edit</c>. Refused: forbidden, not_found, invalid.</summary>
    public async Task<Result<AnnouncementView>> ChangeAsync(Actor actor, long id, AnnouncementInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(input);
        if (!actor.May(Permissions.AnnouncementsEdit))
            return Refusal.Forbidden(Permissions.AnnouncementsEdit);
        var changed = await database.WriteAsync<Result<AnnouncementView>>(
            session =>
            {
                if (AnnouncementStore.Find(session.Connection, id) is not { WithdrawnAt: null } before)
                    return Refusal.NotFound;
                var from = input.From?.ToUnixTimeMilliseconds() ?? before.FromAt;
                if (Faults(input with { Audience = before.Audience, AudienceIds = before.Ids }, from) is { Count: > 0 } faults)
                    return Refusal.Invalid(faults);
                var after = before with
                {
                    TitleZh = input.Title.Zh.Trim(),
                    TitleEn = English(input.Title),
                    BodyZh = input.Body.Zh.Trim(),
                    BodyEn = English(input.Body),
                    Bar = input.Bar,
                    FromAt = from,
                    UntilAt = input.Until?.ToUnixTimeMilliseconds(),
                };
                AnnouncementStore.Update(session.Connection, after);
                audit.Append(
                    session, actor, "announcement.changed", "announcement", id,
                    new { before = new { headline = before.TitleZh, before.Bar }, after = new { headline = after.TitleZh, after.Bar } });
                return after.View(clock.Milliseconds());
            },
            cancellationToken);
        teller.Wake();
        return changed;
    }

    /// <summary>Takes it back: the bar goes at once, and who was not told is not told. Needs <c>announcements.edit</c>. Refused: forbidden, not_found.</summary>
    public async Task<Refusal?> WithdrawAsync(Actor actor, long id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Permissions.AnnouncementsEdit))
            return Refusal.Forbidden(Permissions.AnnouncementsEdit);
        return await database.WriteAsync(
            session =>
            {
                if (AnnouncementStore.Find(session.Connection, id) is not { WithdrawnAt: null } row)
                    return Refusal.NotFound;
                AnnouncementStore.Withdraw(session.Connection, id, clock.Milliseconds());
                audit.Append(session, actor, "announcement.withdrawn", "announcement", id, new { headline = row.TitleZh });
                return null;
            },
            cancellationToken);
    }

    /// <summary>What stands on top of the caller's pages, at most three.</summary>
    public IReadOnlyList<AnnouncementBar> Bars(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.AgentId is not { } agentId
            ? []
            : database.Read(connection => AnnouncementStore.Bars(connection, agentId, clock.Milliseconds(), MostBars))
                .ConvertAll(row => new AnnouncementBar(row.Id, row.Title, row.Body));
    }

    /// <summary>Takes a bar off the caller's pages. Refused: not_found.</summary>
    public Task<Refusal?> DismissAsync(Actor actor, long id, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            if (actor.AgentId is not { } agentId || AnnouncementStore.Find(session.Connection, id) is null)
                return Refusal.NotFound;
            AnnouncementStore.Dismiss(session.Connection, id, agentId, clock.Milliseconds());
            return null;
        },
        cancellationToken);

    private static Dictionary<string, string[]> Faults(AnnouncementInput input, long from)
    {
        Dictionary<string, string[]> faults = [];
        if (string.IsNullOrWhiteSpace(input.Title.Zh))
            faults["title"] = ["required"];
        else if (Math.Max(input.Title.Zh.Length, input.Title.En.Length) > LongestTitle)
            faults["title"] = ["too_long"];
        if (Math.Max(input.Body.Zh.Length, input.Body.En.Length) > LongestBody)
            faults["body"] = ["too_long"];
        if (input.Audience is not (Audiences.All or Audiences.Groups or Audiences.Roles))
            faults["audience"] = ["unknown"];
        else if (input.Audience != Audiences.All && input.AudienceIds is not { Count: > 0 and <= 200 })
            faults["audienceIds"] = ["required"];
        if (input.Until?.ToUnixTimeMilliseconds() <= from)
            faults["until"] = ["before_from"];
        return faults;
    }

    private static string English(LocalizedText text) => string.IsNullOrWhiteSpace(text.En) ? text.Zh.Trim() : text.En.Trim();
}
