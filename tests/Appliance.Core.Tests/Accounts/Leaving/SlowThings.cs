using System.Data.Common;
using Appliance.Core.Accounts.Leaving;
using Appliance.Sdk;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Tests.Accounts.Leaving;

/// <summary>Many things of an agent, in a table of the test's own, whose hand-over comes to a stand at a number of them.</summary>
internal sealed class SlowThings(int count, int stopAt) : IHandOver
{
    public string Key => "things";

    public LocalizedText Name { get; } = new("东西", "Things");

    public int Order => 30;

    public LocalizedText? Nobody => null;

    public int SliceSize => 50;

    public int Count(DbConnection connection, long agentId) =>
        connection.ExecuteScalar<int>("select count(*) from test_things where agent_id = @agentId", new { agentId });

    public HandOverResult Move(IWriteSession session, HandOverSlice slice)
    {
        // As if the power had gone: nothing of this slice is written, and the hand-over still runs.
        if (slice.Moved >= stopAt)
            throw new StorageBusyException();
        var ids = session.Connection.Query<long>(
            "select id from test_things where agent_id = @FromAgentId order by id limit @Size", new { slice.FromAgentId, slice.Size }).AsList();
        for (var index = 0; index < ids.Count; index++)
            session.Connection.Execute("update test_things set agent_id = @to where id = @id", new { id = ids[index], to = slice.Turn(index) });
        return new HandOverResult(ids.Count);
    }

    public void Make(IWriteSession session, long agentId)
    {
        session.Connection.Execute("create table if not exists test_things (id integer primary key, agent_id bigint not null)");
        for (var number = 0; number < count; number++)
            session.Connection.Execute("insert into test_things (agent_id) values (@agentId)", new { agentId });
    }

    public bool Reached(IDatabase database) =>
        database.Read(connection => connection.ExecuteScalar<int>("select max(moved) from departure_moves")) >= stopAt;

    public int Of(IDatabase database, long agentId) => database.Read(connection => Count(connection, agentId));
}
