namespace Appliance.Core.Conversations;

/// <summary>waiting → active → closed; a closed one may be opened again.</summary>
public static class ConversationStates
{
    public const string Waiting = "waiting";
    public const string Active = "active";
    public const string Closed = "closed";
}
