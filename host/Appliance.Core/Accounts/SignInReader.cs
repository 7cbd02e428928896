using Appliance.Core.Paging;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts;

/// <summary>Reads the sign-in log: everybody's by right, one's own always.</summary>
public sealed class SignInReader(IDatabase database)
{
    /// <summary>Tries, newest first. Needs <c>signIns.view</c>. Refused: forbidden, invalid (cursor).</summary>
    public Result<Page<SignInEntry>> List(Actor actor, SignInFilter filter, PageRequest page)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.May(Permissions.SignInsView) ? Read(filter, page) : Refusal.Forbidden(Permissions.SignInsView);
    }

    /// <summary>The caller's own tries, newest first. Refused: forbidden for who is no agent, invalid (cursor).</summary>
    public Result<Page<SignInEntry>> Mine(Actor actor, PageRequest page)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.AgentId is { } agentId ? Read(new SignInFilter(agentId), page) : Refusal.Forbidden(Permissions.Self);
    }

    private Result<Page<SignInEntry>> Read(SignInFilter filter, PageRequest page)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        if (!page.TryReadCursor(new PageCursor(0, long.MaxValue), out var after))
            return Refusal.Invalid("cursor", "invalid");
        var parameters = new DynamicParameters(new { before = after.Id, fetch = page.Fetch });
        var sql =
            $"""
            select id as Id, at as At, agent_id as AgentId, login as Login, outcome as Outcome, address as Address, user_agent as UserAgent
            from sign_ins where id < @before{Conditions(filter, parameters)} order by id desc limit @fetch
            """;
        var rows = database.Read(connection => connection.Query<Row>(sql, parameters).Select(row => row.Entry).ToList());
        return page.Cut(rows, entry => new PageCursor(0, entry.Id));
    }

    private static string Conditions(SignInFilter filter, DynamicParameters parameters)
    {
        var sql = "";
        if (filter.AgentId is { } agentId)
            Add(" and agent_id = @agentId", "agentId", agentId);
        if (filter.Login is { Length: > 0 } login)
            Add(" and login = @login", "login", login);
        if (filter.Address is { Length: > 0 } address)
            Add(" and address = @address", "address", address);
        if (filter.Succeeded is { } succeeded)
            Add(succeeded ? " and outcome = @outcome" : " and outcome <> @outcome", "outcome", "succeeded");
        if (filter.From is { } from)
            Add(" and at >= @from", "from", from.ToUnixTimeMilliseconds());
        if (filter.Until is { } until)
            Add(" and at < @until", "until", until.ToUnixTimeMilliseconds());
        return sql;

        void Add(string condition, string name, object value)
        {
            sql += condition;
            parameters.Add(name, value);
        }
    }

    private sealed class Row
    {
        public long Id { get; init; }
        public long At { get; init; }
        public long? AgentId { get; init; }
        public string Login { get; init; } = "";
        public string Outcome { get; init; } = "";
        public string? Address { get; init; }
        public string? UserAgent { get; init; }

        public SignInEntry Entry => new(Id, StoredTime.From(At), AgentId, Login, Outcome, Address, UserAgent);
    }
}
