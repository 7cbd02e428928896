using System.Data.Common;
using Appliance.Core.Accounts.Leaving;
using Appliance.Sdk;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Customers;

/// <summary>The customers whom somebody who leaves owns go to colleagues in turn, or back to the company's pool.</summary>
internal sealed class CustomerHandOver : IHandOver
{
    public string Key => "customers";

    public LocalizedText Name { get; } = new("客户", "Customers");

    public int Order => 10;

    public LocalizedText? Nobody { get; } = new("退回公司公海", "Back to the company pool");

    // A row with its two indexes takes some 20 µs.
    public int SliceSize => 200;

    public int Count(DbConnection connection, long agentId) =>
        connection.ExecuteScalar<int>("select count(*) from customers where owner_id = @agentId", new { agentId });

    public HandOverResult Move(IWriteSession session, HandOverSlice slice)
    {
        var connection = session.Connection;
        var ids = connection.Query<long>(
            "select id from customers where owner_id = @FromAgentId order by id limit @Size", new { slice.FromAgentId, slice.Size }).AsList();
        foreach (var turn in ids.Select((id, index) => (Id: id, Owner: slice.Turn(index))).GroupBy(item => item.Owner, item => item.Id))
        {
            connection.Execute(
                """
                update customers set owner_id = @owner, owned_since = case when @owner is null then null else @Now end,
                    pool = case when @owner is null then 'company' else null end, pool_group_id = null, updated_at = @Now
                where id in @moved
                """,
                new { owner = turn.Key, slice.Now, moved = turn.ToList() });
        }
        return new HandOverResult(ids.Count, Queued: slice.ToAgentIds.Count == 0 ? ids.Count : 0);
    }
}
