using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>The SQL of account templates.</summary>
internal static class TemplateStore
{
    private const string Columns =
        """
        t.id as Id, t.name as Name, t.department_id as DepartmentId, t.role_ids as RoleIds, t.group_ids as GroupIds,
        t.channel_account_ids as ChannelAccountIds, t.capacity as Capacity, t.scope_limit as ScopeLimit,
        (select count(*) from agents a where a.template_id = t.id) as Accounts
        """;

    public static TemplateView? Find(DbConnection connection, long id) =>
        connection.QuerySingleOrDefault<Row>($"select {Columns} from account_templates t where t.id = @id", new { id })?.View();

    public static List<TemplateView> List(DbConnection connection, long after, int fetch) =>
        connection.Query<Row>($"select {Columns} from account_templates t where t.id > @after order by t.id limit @fetch", new { after, fetch })
            .AsList().ConvertAll(row => row.View());

    public static bool NameTaken(DbConnection connection, string name, long exceptId) =>
        connection.ExecuteScalar<long?>("select 1 from account_templates where name = @name and id <> @exceptId", new { name, exceptId }) is not null;

    public static long Insert(DbConnection connection, TemplateView template, long now) => connection.ExecuteScalar<long>(
        """
        insert into account_templates (name, department_id, capacity, role_ids, group_ids, channel_account_ids, scope_limit, created_at, updated_at)
        values (@Name, @DepartmentId, @Capacity, @roles, @groups, @channels, @ScopeLimit, @now, @now)
        returning id
        """,
        Parameters(template, now));

    public static void Update(DbConnection connection, TemplateView template, long now) => connection.Execute(
        """
        update account_templates set name = @Name, department_id = @DepartmentId, capacity = @Capacity, role_ids = @roles, group_ids = @groups,
            channel_account_ids = @channels, scope_limit = @ScopeLimit, updated_at = @now
        where id = @Id
        """,
        Parameters(template, now));

    public static void Delete(DbConnection connection, long id)
    {
        connection.Execute("update agents set template_id = null where template_id = @id", new { id });
        connection.Execute("delete from account_templates where id = @id", new { id });
    }

    private static object Parameters(TemplateView template, long now) => new
    {
        template.Id,
        template.Name,
        template.DepartmentId,
        template.Capacity,
        template.ScopeLimit,
        roles = JsonSerializer.Serialize(template.RoleIds),
        groups = JsonSerializer.Serialize(template.GroupIds),
        channels = JsonSerializer.Serialize(template.ChannelAccountIds),
        now,
    };

    private sealed class Row
    {
        public long Id { get; init; }
        public string Name { get; init; } = "";
        public long? DepartmentId { get; init; }
        public string RoleIds { get; init; } = "[]";
        public string GroupIds { get; init; } = "[]";
        public string ChannelAccountIds { get; init; } = "[]";
        public int Capacity { get; init; }
        public string? ScopeLimit { get; init; }
        public long Accounts { get; init; }

        public TemplateView View() => new(Id, Name, DepartmentId, Ids(RoleIds), Ids(GroupIds), Ids(ChannelAccountIds), Capacity, ScopeLimit, Accounts);

        private static List<long> Ids(string json) => JsonSerializer.Deserialize<List<long>>(json)!;
    }
}
