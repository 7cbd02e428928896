namespace Appliance.Web.Hubs;

/// <summary>How many live connections are open now.</summary>
public sealed class ConnectionFigures
{
    private readonly LiveConnections _connections;

    internal ConnectionFigures(LiveConnections connections) => _connections = connections;

    /// <summary>Connections of agents; one agent may have several.</summary>
    public int Agents => _connections.Agents.Length;

    /// <summary>Connections of visitors.</summary>
    public int Visitors => _connections.VisitorCount;
}
