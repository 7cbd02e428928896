using Appliance.Core.Notices;

namespace Appliance.Web.Hubs;

/// <summary>The types of event that connections carry.</summary>
internal static class EventTypes
{
    public const string MessageCreated = "message.created";
    public const string MessageUpdated = "message.updated";
    public const string ConversationCreated = "conversation.created";
    public const string ConversationUpdated = "conversation.updated";
    public const string PresenceChanged = "presence.changed";
    public const string Read = "read";
    public const string Typing = "typing";
    public const string Added = "added";
    public const string Removed = "removed";
    public const string ListSummary = "list.summary";
    public const string Reset = "reset";

    public static bool IsMessage(string type) => type is MessageCreated or MessageUpdated;

    public static bool IsConversation(string type) => type is ConversationCreated or ConversationUpdated;

    /// <summary>True for the stored events that a connection may be told of.</summary>
    public static bool IsTold(string type) => IsMessage(type) || IsConversation(type) || type is PresenceChanged or Read || NoticeEvents.IsNotice(type);
}
