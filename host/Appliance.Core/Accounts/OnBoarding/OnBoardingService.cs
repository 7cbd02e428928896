using Appliance.Core.Paging;
using Appliance.Storage;

namespace Appliance.Core.Accounts.OnBoarding;

/// <summary>The on-boarding check (上岗验收) of accounts: asked for by a person, and its history.</summary>
public sealed class OnBoardingService
{
    private readonly IDatabase _database;
    private readonly AccountChecks _checks;

    public OnBoardingService(IDatabase database, ILiveProbe probe, TimeProvider clock)
    {
        _database = database;
        _checks = new AccountChecks(database, probe, clock);
    }

    /// <summary>
    /// Checks the account now; waits up to 3 s for the person's open pages to confirm a test event. Needs <c>agents.edit</c>.
    /// Refused: forbidden, not_found.
    /// </summary>
    public async Task<Result<CheckRun>> RunAsync(Actor actor, long agentId, CancellationToken cancellationToken)
    {
        if (!actor.May(Permissions.AgentsEdit))
            return Refusal.Forbidden(Permissions.AgentsEdit);
        if (!_database.Read(connection => OrganizationScope.MayEdit(connection, actor, agentId))
            || await _checks.RunAsync(agentId, "asked", actor.AgentId, cancellationToken) is not { } run)
        {
            return Refusal.NotFound;
        }
        return await _database.WriteAsync(session => run with { Id = OnBoardingStore.Insert(session.Connection, run) }, cancellationToken);
    }

    /// <summary>The last runs of an account, the newest first, at most 20. Needs <c>agents.view</c>. Refused: forbidden, not_found.</summary>
    public Result<IReadOnlyList<CheckRun>> History(Actor actor, long agentId)
    {
        if (!actor.May(Permissions.AgentsView))
            return Refusal.Forbidden(Permissions.AgentsView);
        return _database.Read(connection => OrganizationScope.MayView(connection, actor, agentId) ? OnBoardingStore.Of(connection, agentId) : null) is { } runs
            ? Result.Of<IReadOnlyList<CheckRun>>(runs)
            : Refusal.NotFound;
    }

    /// <summary>Accounts within the caller's scope with their newest run, by id. Needs <c>agents.view</c>. Refused: forbidden, invalid.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="failedOnly">Only those of which a check failed.</param>
    /// <param name="page">Which part.</param>
    public Result<Page<CheckedAgent>> List(Actor actor, bool failedOnly, PageRequest page)
    {
        if (!actor.May(Permissions.AgentsView))
            return Refusal.Forbidden(Permissions.AgentsView);
        if (!page.TryReadCursor(default, out var after))
            return Refusal.Invalid("cursor", "invalid");
        var parameters = OrganizationScope.Parameters(actor);
        parameters.AddDynamicParams(new { after = after.Id, fetch = page.Fetch });
        var rows = _database.Read(connection => OnBoardingStore.List(connection, OrganizationScope.Agents(OrganizationScope.View(actor)), failedOnly, parameters));
        return page.Cut(rows, agent => new PageCursor(0, agent.Id));
    }
}
