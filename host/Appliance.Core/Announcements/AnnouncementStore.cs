using System.Data.Common;
using Dapper;

namespace Appliance.Core.Announcements;

/// <summary>The SQL of announcements.</summary>
internal static class AnnouncementStore
{
    public static long Insert(DbConnection connection, AnnouncementRow row) => connection.ExecuteScalar<long>(
        """
        insert into announcements (title_zh, title_en, body_zh, body_en, audience, audience_ids, bar, from_at, until_at, created_by, created_at)
        values (@TitleZh, @TitleEn, @BodyZh, @BodyEn, @Audience, @AudienceIds, @Bar, @FromAt, @UntilAt, @CreatedBy, @CreatedAt) returning id
        """,
        row);

    /// <summary>Words and times can be set right; whom it is for stays, for they may have been told.</summary>
    public static void Update(DbConnection connection, AnnouncementRow row) => connection.Execute(
        """
        update announcements set title_zh = @TitleZh, title_en = @TitleEn, body_zh = @BodyZh, body_en = @BodyEn, bar = @Bar,
            from_at = @FromAt, until_at = @UntilAt where id = @Id
        """,
        row);

    public static void Withdraw(DbConnection connection, long id, long now) =>
        connection.Execute("update announcements set withdrawn_at = @now where id = @id and withdrawn_at is null", new { id, now });

    public static AnnouncementRow? Find(DbConnection connection, long id) =>
        connection.QuerySingleOrDefault<AnnouncementRow>($"select {AnnouncementRow.Columns} from announcements where id = @id", new { id });

    public static List<AnnouncementRow> Page(DbConnection connection, long before, int limit) => connection.Query<AnnouncementRow>(
        $"select {AnnouncementRow.Columns} from announcements where id < @before order by id desc limit @limit", new { before, limit }).AsList();

    /// <summary>The one whose turn it is to be told; null for none.</summary>
    public static AnnouncementRow? Due(DbConnection connection, long now) => connection.QuerySingleOrDefault<AnnouncementRow>(
        $"select {AnnouncementRow.Columns} from announcements where told_at is null and withdrawn_at is null and from_at <= @now order by from_at limit 1", new { now });

    /// <summary>The next enabled agents whom it is for.</summary>
    public static List<long> NextReaders(DbConnection connection, AnnouncementRow row, int limit) => connection.Query<long>(
        row.Audience switch
        {
            Audiences.Groups =>
                "select id from agents a where state = 'enabled' and id > @ToldUpTo and exists (select 1 from group_members m where m.agent_id = a.id and m.group_id in @ids) order by id limit @limit",
            Audiences.Roles =>
                "select id from agents a where state = 'enabled' and id > @ToldUpTo and exists (select 1 from agent_roles r where r.agent_id = a.id and r.role_id in @ids) order by id limit @limit",
            _ => "select id from agents where state = 'enabled' and id > @ToldUpTo order by id limit @limit",
        },
        new { row.ToldUpTo, ids = row.Ids, limit }).AsList();

    public static void Told(DbConnection connection, long id, long upTo, long? at) =>
        connection.Execute("update announcements set told_up_to = @upTo, told_at = @at where id = @id", new { id, upTo, at });

    /// <summary>Bars that an agent has not dismissed, the newest first; few stand at a time.</summary>
    public static List<AnnouncementRow> Bars(DbConnection connection, long agentId, long now, int limit)
    {
        var standing = connection.Query<AnnouncementRow>(
            $"""
            select {AnnouncementRow.Columns} from announcements n
            where bar = 1 and withdrawn_at is null and from_at <= @now and (until_at is null or until_at > @now)
              and not exists (select 1 from announcement_dismissals d where d.announcement_id = n.id and d.agent_id = @agentId)
            order by from_at desc limit 50
            """,
            new { agentId, now }).AsList();
        return standing.Count == 0 ? standing : [.. standing.Where(row => IsFor(connection, row, agentId)).Take(limit)];
    }

    private static bool IsFor(DbConnection connection, AnnouncementRow row, long agentId) => row.Audience switch
    {
        Audiences.Groups => connection.ExecuteScalar<int>(
            "select count(*) from group_members where agent_id = @agentId and group_id in @ids", new { agentId, ids = row.Ids }) > 0,
        Audiences.Roles => connection.ExecuteScalar<int>(
            "select count(*) from agent_roles where agent_id = @agentId and role_id in @ids", new { agentId, ids = row.Ids }) > 0,
        _ => true,
    };

    public static void Dismiss(DbConnection connection, long id, long agentId, long now) => connection.Execute(
        "insert into announcement_dismissals (announcement_id, agent_id, at) values (@id, @agentId, @now) on conflict (announcement_id, agent_id) do nothing",
        new { id, agentId, now });
}
