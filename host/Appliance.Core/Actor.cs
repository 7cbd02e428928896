namespace Appliance.Core;

/// <summary>
/// Who asks. Every service call carries one: permission is demanded and scope added from it, so that no page and no
/// endpoint can forget either.
/// </summary>
public sealed record Actor
{
    private Actor()
    {
    }

    public required ActorKind Kind { get; init; }

    /// <summary>The agent behind a person or an API token.</summary>
    public long? AgentId { get; private init; }

    /// <summary>The customer behind a visitor token.</summary>
    public long? CustomerId { get; private init; }

    /// <summary>The widget's channel account, for a visitor.</summary>
    public long? ChannelAccountId { get; private init; }

    /// <summary>The session or the API token by which the caller came in, for the sign-in log and for ending it.</summary>
    public long? SessionId { get; private init; }

    /// <summary>Names of the permissions held; see <see cref="Accounts.Permissions"/>.</summary>
    public IReadOnlySet<string> Granted { get; private init; } = new HashSet<string>();

    /// <summary>Whose data it may see and change.</summary>
    public DataScope Scope { get; private init; } = DataScope.None;

    /// <summary>"pc", "mobile", "api" or "channel"; stored with each message and presence entry.</summary>
    public string Client { get; private init; } = "pc";

    /// <summary>From where the present call came; null where it did not come over the network.</summary>
    public string? Address { get; init; }

    /// <summary>The server itself: routing, timers, followers.</summary>
    public static Actor System { get; } = new() { Kind = ActorKind.System, Scope = DataScope.Everything, Client = "api" };

    public static Actor Agent(long agentId, long sessionId, IReadOnlySet<string> granted, DataScope scope, string client) =>
        new() { Kind = ActorKind.Agent, AgentId = agentId, SessionId = sessionId, Granted = granted, Scope = scope, Client = client };

    public static Actor Token(long agentId, long tokenId, IReadOnlySet<string> granted, DataScope scope) =>
        new() { Kind = ActorKind.Token, AgentId = agentId, SessionId = tokenId, Granted = granted, Scope = scope, Client = "api" };

    public static Actor Visitor(long customerId, long channelAccountId, string client) =>
        new() { Kind = ActorKind.Visitor, CustomerId = customerId, ChannelAccountId = channelAccountId, Client = client };

    /// <summary>True for the system and for whoever holds the permission.</summary>
    public bool May(string permission) => Kind == ActorKind.System || Granted.Contains(permission);
}
