using Appliance.Core.Conversations;
using Appliance.Storage.Events;
using Appliance.Storage.Outbox;
using Appliance.Storage.Status;

namespace Appliance.Core.Status;

/// <summary>How the server is doing at this moment.</summary>
/// <param name="Version">Of the program.</param>
/// <param name="Runtime">.NET and operating system.</param>
/// <param name="StartedAt">When this process started.</param>
/// <param name="Storage">The writer and the database.</param>
/// <param name="Followers">Who follows the event log, and how far behind.</param>
/// <param name="Outbox">What waits to be sent, and what could not be.</param>
/// <param name="Waiting">Conversations in the queues that the asking person sees.</param>
/// <param name="Queues">The same by group, only those in which somebody waits.</param>
/// <param name="OpenRejects">What came in on channels, reached no agent and was not marked as seen; counting stops at 1,000.</param>
/// <param name="WorkingSetBytes">Memory of the process.</param>
public sealed record SystemStatus(
    string Version,
    string Runtime,
    DateTimeOffset StartedAt,
    StorageSnapshot Storage,
    IReadOnlyList<FollowerState> Followers,
    OutboxSummary Outbox,
    QueueSummary Waiting,
    IReadOnlyList<WaitingInGroup> Queues,
    int OpenRejects,
    long WorkingSetBytes);
