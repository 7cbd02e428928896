using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>The SQL of roles.</summary>
internal static class RoleStore
{
    private const string Columns =
        """
        id as Id, built_in as BuiltIn, name as Name, permissions as Permissions, scopes as Scopes, pools as Pools,
        channel_account_ids as ChannelAccountIds, mask as Mask
        """;

    public static RoleView? Find(DbConnection connection, long id) =>
        connection.QuerySingleOrDefault<Row>($"select {Columns} from roles where id = @id", new { id }) is { } row ? View(row) : null;

    public static List<RoleView> List(DbConnection connection, long after, int fetch) =>
        connection.Query<Row>($"select {Columns} from roles where id > @after order by id limit @fetch", new { after, fetch }).AsList().ConvertAll(View);

    public static long Insert(DbConnection connection, RoleView role, long now) => connection.ExecuteScalar<long>(
        """
        insert into roles (name, permissions, scopes, pools, channel_account_ids, mask, created_at, updated_at)
        values (@Name, @permissions, @scopes, @Pools, @channelAccountIds, @mask, @now, @now)
        returning id
        """,
        Parameters(role, now));

    public static void Update(DbConnection connection, RoleView role, long now) => connection.Execute(
        """
        update roles set name = @Name, permissions = @permissions, scopes = @scopes, pools = @Pools, channel_account_ids = @channelAccountIds,
            mask = @mask, updated_at = @now
        where id = @Id
        """,
        Parameters(role, now));

    private static object Parameters(RoleView role, long now) => new
    {
        role.Id,
        role.Name,
        role.Pools,
        permissions = RoleJson.Write(role.Permissions),
        scopes = RoleJson.Write(role.Scopes),
        channelAccountIds = RoleJson.Write(role.ChannelAccountIds),
        mask = RoleJson.Write(role.Mask),
        now,
    };

    private static RoleView View(Row row)
    {
        // What the super admin may is not a list: it is everything, also what a later version adds.
        var everything = row.BuiltIn == BuiltInRoles.SuperAdmin;
        return new RoleView(
            row.Id,
            row.Name,
            row.BuiltIn is not null,
            row.BuiltIn,
            everything ? [.. PermissionRegistry.Names.Order(StringComparer.Ordinal)] : RoleJson.ReadNames(row.Permissions),
            everything ? ScopeAreas.Names.ToDictionary(area => area, _ => new AreaScope(Reach.All, Reach.All)) : RoleJson.ReadScopes(row.Scopes),
            row.Pools,
            row.ChannelAccountIds is null ? null : JsonSerializer.Deserialize<List<long>>(row.ChannelAccountIds),
            RoleJson.ReadNames(row.Mask));
    }

    private sealed class Row
    {
        public long Id { get; init; }
        public string? BuiltIn { get; init; }
        public string Name { get; init; } = "";
        public string Permissions { get; init; } = "[]";
        public string Scopes { get; init; } = "{}";
        public string Pools { get; init; } = "none";
        public string? ChannelAccountIds { get; init; }
        public string Mask { get; init; } = "[]";
    }
}
