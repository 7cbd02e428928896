using System.Text.Json;
using Appliance.Core.Accounts.OnBoarding;
using Microsoft.AspNetCore.SignalR;

namespace Appliance.Web.Hubs;

/// <summary>Asks the client of each of an agent's connections to confirm that something arrived.</summary>
internal sealed class LiveProbe(LiveConnections connections, IHubContext<AgentHub> hub, TimeProvider clock) : ILiveProbe
{
    public async Task<ProbeResult> ProbeAsync(long agentId, TimeSpan patience, CancellationToken cancellationToken)
    {
        var open = connections.Agents.Where(connection => connection.Reader.Actor.AgentId == agentId).ToList();
        var answers = await Task.WhenAll(open.Select(connection => AnswersAsync(connection, patience, cancellationToken)));
        return new ProbeResult(open.Count, answers.Count(answered => answered));
    }

    private async Task<bool> AnswersAsync(LiveConnection connection, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            // Not by the caller's proxy of OnConnectedAsync: that one refuses to wait for a client.
            await hub.Clients.Client(connection.Id).InvokeAsync<JsonElement>("check", either.Token);
            return true;
        }
        catch (HubException)
        {
            // A program that does not know the question says so: it has arrived all the same.
            return true;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Too late, or the connection ended meanwhile.
            return false;
        }
    }
}
