using System.Data.Common;
using Dapper;

namespace Appliance.Core.Accounts.OnBoarding;

/// <summary>The SQL of checks.</summary>
internal static class OnBoardingStore
{
    /// <summary>So many runs of an account are kept.</summary>
    public const int Kept = 20;

    private const string Columns = "r.id as Id, r.agent_id as AgentId, r.cause as Cause, r.run_by as RunById, r.at as At, r.results as Results";

    /// <summary>The account is to be checked again.</summary>
    public static void Due(DbConnection connection, long agentId, string cause, long now) => connection.Execute(
        """
        insert into onboarding_due (agent_id, cause, at) values (@agentId, @cause, @now)
        on conflict (agent_id) do update set at = excluded.at,
            cause = case when onboarding_due.cause = 'created' then onboarding_due.cause else excluded.cause end
        """,
        new { agentId, cause, now });

    /// <summary>The accounts that wait longest; those that are not made yet wait on.</summary>
    public static List<(long AgentId, string Cause, long At)> Waiting(DbConnection connection, int limit) => connection.Query<(long, string, long)>(
        """
        select d.agent_id, d.cause, d.at from onboarding_due d join agents a on a.id = d.agent_id
        where a.state in ('enabled', 'invited', 'pending') order by d.at, d.agent_id limit @limit
        """,
        new { limit }).AsList();

    /// <summary>It has been looked at; a change that came meanwhile stays due.</summary>
    public static void Done(DbConnection connection, long agentId, long at) =>
        connection.Execute("delete from onboarding_due where agent_id = @agentId and at = @at", new { agentId, at });

    public static long Insert(DbConnection connection, CheckRun run)
    {
        var id = connection.ExecuteScalar<long>(
            """
            insert into onboarding_runs (agent_id, cause, run_by, at, failed, waiting, results)
            values (@AgentId, @Cause, @RunById, @at, @Failed, @Waiting, @results) returning id
            """,
            new { run.AgentId, run.Cause, run.RunById, run.Failed, run.Waiting, at = run.At.ToUnixTimeMilliseconds(), results = StoredJson.Write(run.Results) });
        connection.Execute(
            """
            delete from onboarding_runs where agent_id = @AgentId
              and id <= (select id from onboarding_runs where agent_id = @AgentId order by id desc limit 1 offset @Kept)
            """,
            new { run.AgentId, Kept });
        return id;
    }

    /// <summary>The account's runs, the newest first.</summary>
    public static List<CheckRun> Of(DbConnection connection, long agentId, int limit = Kept) => connection.Query<Row>(
        $"select {Columns} from onboarding_runs r where r.agent_id = @agentId order by r.id desc limit @limit", new { agentId, limit })
        .Select(row => row.ToRun()).ToList();

    /// <summary>Accounts with their newest run, those seen by <paramref name="scope"/> over <c>agents a</c>.</summary>
    public static List<CheckedAgent> List(DbConnection connection, string scope, bool failedOnly, DynamicParameters parameters) => connection.Query<Row>(
        $"""
        select {Columns}, a.login as Login, a.display_name as DisplayName, a.state as State
        from agents a join onboarding_runs r on r.id = (select max(l.id) from onboarding_runs l where l.agent_id = a.id)
        where a.id > @after and a.state in ('enabled', 'invited', 'pending') and {scope} {(failedOnly ? "and r.failed > 0" : "")}
        order by a.id limit @fetch
        """,
        parameters).Select(row => new CheckedAgent(row.AgentId, row.Login, row.DisplayName, row.State, row.ToRun())).ToList();

    private sealed class Row
    {
        public long Id { get; init; }
        public long AgentId { get; init; }
        public string Cause { get; init; } = "";
        public long? RunById { get; init; }
        public long At { get; init; }
        public string Results { get; init; } = "[]";
        public string Login { get; init; } = "";
        public string DisplayName { get; init; } = "";
        public string State { get; init; } = "";

        public CheckRun ToRun() => new(Id, AgentId, Cause, RunById, StoredTime.From(At), StoredJson.Read<List<CheckResult>>(Results) ?? []);
    }
}
