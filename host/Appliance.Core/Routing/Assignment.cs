namespace Appliance.Core.Routing;

/// <summary>What routing means to do with one conversation, and why. The write that does it checks everything again.</summary>
internal sealed record Assignment(WaitingConversation Conversation, long AgentId, string Strategy, DecisionDetail Detail);
