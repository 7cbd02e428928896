using Appliance.Core.Reports;
using Appliance.Core.Tests.Testing;
using Appliance.Sdk.Reporting;
using Dapper;

namespace Appliance.Core.Tests.Reports;

[TestClass]
public sealed class FactReaderTests
{
    private static readonly OrganizationCalendar Shanghai = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    private static readonly OrganizationCalendar Berlin = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Aggregate_LateUtcEvening_CountsOnTheNextDayOfShanghai()
    {
        await using var core = await TestCore.StartAsync();
        await AddAsync(core, "2026-03-01T15:59:59Z");
        await AddAsync(core, "2026-03-01T16:00:00Z");

        var table = await CountByAsync(core, Shanghai, FactDimensions.Day, new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 2));

        CollectionAssert.AreEqual(new[] { "2026-03-01:1", "2026-03-02:1" }, Cells(table));
    }

    [TestMethod]
    public async Task Aggregate_ClocksGoForwardWithinThePeriod_EachSideHasItsOwnOffset()
    {
        await using var core = await TestCore.StartAsync();
        await AddAsync(core, "2026-03-28T22:59:59Z");
        await AddAsync(core, "2026-03-28T23:00:00Z");
        await AddAsync(core, "2026-03-29T21:59:59Z");
        await AddAsync(core, "2026-03-29T22:00:00Z");

        var table = await CountByAsync(core, Berlin, FactDimensions.Day, new DateOnly(2026, 3, 28), new DateOnly(2026, 3, 30));

        CollectionAssert.AreEqual(new[] { "2026-03-28:1", "2026-03-29:2", "2026-03-30:1" }, Cells(table));
    }

    [TestMethod]
    public async Task Aggregate_HourOfTheDay_IsTheOrganisationsHour()
    {
        await using var core = await TestCore.StartAsync();
        await AddAsync(core, "2026-03-01T16:30:00Z");

        var table = await CountByAsync(core, Shanghai, FactDimensions.Hour, new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 2));

        CollectionAssert.AreEqual(new[] { "0:1" }, Cells(table));
    }

    [TestMethod]
    public async Task Aggregate_FirstResponse_IsOfferedFromAcceptAndFromTheFirstMessage()
    {
        await using var core = await TestCore.StartAsync();
        await AddAsync(core, "2026-03-02T02:00:00Z", message: 0, accepted: 40, answered: 100);
        var query = Query(new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 2)) with
        {
            Measures = [new(Aggregate.Average, FactFields.FirstResponse), new(Aggregate.Average, FactFields.FirstResponseAfterAccept)],
        };

        var table = await Reader(core, Shanghai, DataScope.Everything).AggregateAsync(query, TestContext.CancellationToken);

        CollectionAssert.AreEqual(new double?[] { 100, 60 }, table.Rows.Single().Values.ToArray());
    }

    [TestMethod]
    public async Task Aggregate_ScopeOfOwn_CountsOnlyTheAgentsFacts()
    {
        await using var core = await TestCore.StartAsync();
        await AddAsync(core, "2026-03-02T02:00:00Z", agentId: 1);
        await AddAsync(core, "2026-03-02T02:00:00Z", agentId: 2);
        var scope = DataScope.None with { AgentId = 1, ChannelAccountIds = null, View = new Dictionary<string, Reach> { [ScopeAreas.Reports] = Reach.Own } };

        var table = await Reader(core, Shanghai, scope).AggregateAsync(Query(new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 2)), TestContext.CancellationToken);

        Assert.AreEqual(1, table.Rows.Single().Values[0]);
    }

    [TestMethod]
    public async Task Aggregate_NoScope_CountsNothing()
    {
        await using var core = await TestCore.StartAsync();
        await AddAsync(core, "2026-03-02T02:00:00Z", agentId: 1);

        var table = await Reader(core, Shanghai, DataScope.None).AggregateAsync(Query(new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 2)), TestContext.CancellationToken);

        Assert.AreEqual(0, table.Rows.Single().Values[0]);
    }

    [TestMethod]
    public async Task Aggregate_NameThatIsNoFact_IsRefused()
    {
        await using var core = await TestCore.StartAsync();
        var query = Query(new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 2)) with { GroupBy = ["1; drop table agents"] };

        await Assert.ThrowsExactlyAsync<ArgumentException>(() => Reader(core, Shanghai, DataScope.Everything).AggregateAsync(query, TestContext.CancellationToken));
    }

    private static FactReader Reader(TestCore core, OrganizationCalendar calendar, DataScope scope) => new(core.Database, calendar, scope);

    private static FactQuery Query(DateOnly first, DateOnly last) => new()
    {
        From = Facts.ServiceEpisodes,
        FirstDay = first,
        LastDay = last,
        Measures = [new(Aggregate.Count, FactFields.Itself)],
    };

    private static string[] Cells(FactTable table) => table.Rows.Select(row => $"{row.Group[0]}:{row.Values[0]}").ToArray();

    private Task<FactTable> CountByAsync(TestCore core, OrganizationCalendar calendar, string dimension, DateOnly first, DateOnly last) =>
        Reader(core, calendar, DataScope.Everything).AggregateAsync(Query(first, last) with { GroupBy = [dimension] }, TestContext.CancellationToken);

    /// <summary>A service episode; seconds after its start.</summary>
    private Task AddAsync(TestCore core, string startedAt, long agentId = 1, int? message = null, int? accepted = null, int? answered = null)
    {
        var start = DateTimeOffset.Parse(startedAt, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
        long? At(int? seconds) => seconds is { } after ? start + (after * 1000L) : null;
        return core.Database.WriteAsync(
            session =>
            {
                session.Connection.Execute(
                    """
                    insert into service_episodes (conversation_id, episode, customer_id, channel_account_id, started_by, agent_id, started_at,
                        first_customer_message_at, accepted_at, first_response_at)
                    values (@conversation, @episode, 1, 1, 'customer', @agentId, @start, @message, @accepted, @answered)
                    """,
                    new { conversation = Conversation(session.Connection), episode = Next(session.Connection), agentId, start, message = At(message), accepted = At(accepted), answered = At(answered) });
            },
            TestContext.CancellationToken);
    }

    private static long Next(System.Data.IDbConnection connection) => connection.ExecuteScalar<long>("select count(*) + 1 from service_episodes");

    private static long Conversation(System.Data.IDbConnection connection)
    {
        if (connection.ExecuteScalar<long?>("select min(id) from conversations") is { } known)
        {
            return known;
        }

        connection.Execute(
            """
            insert into channel_accounts (id, channel, plugin_id, name, created_at, updated_at) values (1, 'api', 'test', 'test', 0, 0);
            insert into customers (id, created_at, updated_at) values (1, 0, 0);
            insert into identities (id, customer_id, channel_account_id, external_id, created_at) values (1, 1, 1, 'x', 0);
            insert into conversations (id, state, channel, channel_account_id, customer_id, identity_id, started_by, started_at, updated_at)
            values (1, 'closed', 'api', 1, 1, 1, 'customer', 0, 0);
            """);
        return 1;
    }
}
