using System.Data.Common;
using Appliance.Sdk;
using Dapper;

namespace Appliance.Core.Notices;

/// <summary>The SQL of notices and of how they are told.</summary>
internal static class NoticeStore
{
    private const string Columns =
        """
        id as Id, kind as Kind, title_zh as TitleZh, title_en as TitleEn, body_zh as BodyZh, body_en as BodyEn,
        link as Link, created_at as CreatedAt, read_at as ReadAt
        """;

    public static long Insert(DbConnection connection, NewNotice notice, long now, bool read) => connection.ExecuteScalar<long>(
        """
        insert into notices (agent_id, kind, title_zh, title_en, body_zh, body_en, link, created_at, read_at)
        values (@AgentId, @Kind, @titleZh, @titleEn, @bodyZh, @bodyEn, @Link, @now, @readAt) returning id
        """,
        new
        {
            notice.AgentId,
            notice.Kind,
            titleZh = notice.Title.Zh,
            titleEn = notice.Title.En,
            bodyZh = notice.Body?.Zh,
            bodyEn = notice.Body?.En,
            notice.Link,
            now,
            readAt = read ? now : (long?)null,
        });

    public static List<NoticeView> Page(DbConnection connection, long agentId, string? kind, bool unread, long before, int limit) => connection.Query<Row>(
        unread
            ? $"select {Columns} from notices where agent_id = @agentId and read_at is null and id < @before and (@kind is null or kind = @kind) order by id desc limit @limit"
            : $"select {Columns} from notices where agent_id = @agentId and id < @before and (@kind is null or kind = @kind) order by id desc limit @limit",
        new { agentId, kind, before, limit }).Select(row => row.View).ToList();

    public static NoticeView? Find(DbConnection connection, long agentId, long id) =>
        connection.QuerySingleOrDefault<Row>($"select {Columns} from notices where id = @id and agent_id = @agentId", new { id, agentId })?.View;

    public static int Unread(DbConnection connection, long agentId) =>
        connection.ExecuteScalar<int>("select count(*) from notices where agent_id = @agentId and read_at is null", new { agentId });

    public static int MarkRead(DbConnection connection, long agentId, long id, long now) => connection.Execute(
        "update notices set read_at = @now where id = @id and agent_id = @agentId and read_at is null", new { now, id, agentId });

    public static int MarkAllRead(DbConnection connection, long agentId, long upTo, long now) => connection.Execute(
        "update notices set read_at = @now where agent_id = @agentId and id <= @upTo and read_at is null", new { now, agentId, upTo });

    public static List<NoticePreference> Preferences(DbConnection connection, long agentId) => connection.Query<(string Kind, bool Page, bool Sound, bool Desktop, bool Mail)>(
        "select kind, page, sound, desktop, mail from notice_preferences where agent_id = @agentId", new { agentId })
        .Select(row => new NoticePreference(row.Kind, row.Page, row.Sound, row.Desktop, row.Mail)).ToList();

    public static void SetPreference(DbConnection connection, long agentId, NoticePreference preference) => connection.Execute(
        """
        insert into notice_preferences (agent_id, kind, page, sound, desktop, mail) values (@agentId, @Kind, @Page, @Sound, @Desktop, @Mail)
        on conflict (agent_id, kind) do update set page = excluded.page, sound = excluded.sound, desktop = excluded.desktop, mail = excluded.mail
        """,
        new { agentId, preference.Kind, preference.Page, preference.Sound, preference.Desktop, preference.Mail });

    public static NoticeRecipient? Recipient(DbConnection connection, long agentId) => connection.QuerySingleOrDefault<NoticeRecipient>(
        "select email as Email, locale as Locale from agents where id = @agentId and state = 'enabled'", new { agentId });

    public static int DeleteOlder(DbConnection connection, long before, int slice) => connection.Execute(
        "delete from notices where id in (select id from notices where created_at < @before order by created_at limit @slice)", new { before, slice });

    public static void DeleteOf(DbConnection connection, long agentId)
    {
        connection.Execute("delete from notices where agent_id = @agentId", new { agentId });
        connection.Execute("delete from notice_preferences where agent_id = @agentId", new { agentId });
    }

    private sealed class Row
    {
        public long Id { get; init; }
        public string Kind { get; init; } = "";
        public string TitleZh { get; init; } = "";
        public string TitleEn { get; init; } = "";
        public string? BodyZh { get; init; }
        public string? BodyEn { get; init; }
        public string? Link { get; init; }
        public long CreatedAt { get; init; }
        public long? ReadAt { get; init; }

        public NoticeView View => new(
            Id, Kind, new LocalizedText(TitleZh, TitleEn), BodyZh is null ? null : new LocalizedText(BodyZh, BodyEn ?? BodyZh), Link,
            StoredTime.From(CreatedAt), StoredTime.From(ReadAt));
    }
}
