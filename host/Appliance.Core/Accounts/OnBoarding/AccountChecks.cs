using Appliance.Storage;

namespace Appliance.Core.Accounts.OnBoarding;

/// <summary>Runs the five checks of an account against what is there now.</summary>
internal sealed class AccountChecks(IDatabase database, ILiveProbe probe, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Null for an account that does not exist or was erased. Nothing is stored.</summary>
    public async Task<CheckRun?> RunAsync(long agentId, string cause, long? runBy, CancellationToken cancellationToken)
    {
        var probed = await probe.ProbeAsync(agentId, Patience, cancellationToken);
        var now = clock.GetUtcNow();
        var results = database.Read(connection =>
        {
            if (AgentStore.Find(connection, agentId) is not { Row.State: not AgentStates.Anonymised } agent)
                return null;
            var rights = AgentRightsReader.Read(connection, agentId, agent.Row.DepartmentId, now.ToUnixTimeMilliseconds());
            var template = agent.Row.TemplateId is { } id ? TemplateStore.Find(connection, id) : null;
            return new List<CheckResult>
            {
                SignInCheck.Run(connection, agent, now.ToUnixTimeMilliseconds()),
                ReceiveCheck.Run(connection, agent, rights, probed),
                AcceptCheck.Run(connection, agent, rights),
                PermissionsCheck.Run(connection, agent, template),
                PlaceCheck.Run(connection, agent, rights, template),
            };
        });
        return results is null ? null : new CheckRun(0, agentId, cause, runBy, now, results);
    }
}
