namespace Appliance.Core.Files;

/// <summary>Who uploaded a file: an agent, a customer or a channel account.</summary>
public readonly record struct FileOwner(string Kind, long Id)
{
    public static FileOwner Agent(long agentId) => new("agent", agentId);

    public static FileOwner Customer(long customerId) => new("customer", customerId);

    public static FileOwner Channel(long channelAccountId) => new("channel", channelAccountId);

    /// <summary>The owner that an actor uploads as; null for the server itself, which uploads nothing.</summary>
    public static FileOwner? Of(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Kind switch
        {
            ActorKind.Agent or ActorKind.Token => Agent(actor.AgentId!.Value),
            ActorKind.Visitor => Customer(actor.CustomerId!.Value),
            _ => null,
        };
    }
}
