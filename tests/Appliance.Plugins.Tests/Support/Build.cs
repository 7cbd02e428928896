using Appliance.Sdk.Channels;
using Appliance.Sdk.Routing;

namespace Appliance.Plugins.Tests.Support;

/// <summary>Makes what calls into plugins take.</summary>
public static class Build
{
    public static DateTimeOffset Now { get; } = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    public static OutboundMessage Message(string text) => new()
    {
        Id = Guid.NewGuid().ToString(),
        RecipientId = "customer",
        Content = new TextContent(text),
        FallbackText = text,
        CreatedAt = Now,
    };

    public static RoutingConversation Conversation(long customerId = 1) => new()
    {
        Id = 1,
        Channel = "web",
        ChannelAccountId = 1,
        CustomerId = customerId,
        WaitingSince = Now.AddMinutes(-1),
        Now = Now,
    };

    public static RoutingCandidate Candidate(long agentId, int active = 0, int capacity = 10, int? assignedSecondsAgo = null, int? idleSeconds = null) => new()
    {
        AgentId = agentId,
        Active = active,
        Capacity = capacity,
        LastAssignedAt = assignedSecondsAgo is { } assigned ? Now.AddSeconds(-assigned) : null,
        IdleSince = idleSeconds is { } idle ? Now.AddSeconds(-idle) : null,
    };
}
