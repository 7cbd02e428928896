using Appliance.Sdk.Channels;

namespace Appliance.Core.Conversations;

/// <summary>Message types that no channel carries; the others are the SDK's <see cref="MessageTypes"/>.</summary>
public static class InnerMessageTypes
{
    /// <summary>A note among agents.</summary>
    public const string Note = "note";

    /// <summary>What the conversation says of itself; see <see cref="InnerMessages"/>.</summary>
    public const string Event = "event";
}
