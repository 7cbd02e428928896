using Appliance.Core;
using Appliance.Core.Conversations;
using Appliance.Storage.Events;

namespace Appliance.Web.Hubs;

/// <summary>Decides what one connection is told, and in which words.</summary>
internal interface ILiveReader
{
    Actor Actor { get; }

    /// <summary>The frame for an event that happens now; null for nothing. Runs on the dispatcher's thread: no queries.</summary>
    EventFrame? Live(LiveEvent happened);

    /// <summary>The frame for an event that was missed, with its object as it is now; null when the reader may not see it today.</summary>
    EventFrame? Missed(EventRecord record, ReplayMemory memory);

    /// <summary>True when the reader is told that somebody writes.</summary>
    bool Hears(TypingSignal signal);
}
