using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Appliance.Core.Accounts;
using Appliance.Core.Channels;
using Appliance.Core.Conversations;
using Appliance.Storage;
using Appliance.Storage.Events;
using Appliance.Storage.Outbox;
using Appliance.Storage.Status;

namespace Appliance.Core.Status;

/// <summary>Reads the state of the server from its parts.</summary>
public sealed class SystemStatusReader(StorageStatistics storage, FollowerPump followers, OutboxDesk outbox, ConversationReader conversations, IDatabase database)
{
    /// <summary>Needs <c>system.view</c>. Refused: forbidden.</summary>
    public Result<SystemStatus> Read(Actor actor)
    {
        if (!actor.May(Permissions.SystemView))
        {
            return Refusal.Forbidden(Permissions.SystemView);
        }

        using var process = Process.GetCurrentProcess();
        return new SystemStatus(
            typeof(SystemStatusReader).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "",
            $"{RuntimeInformation.FrameworkDescription} · {RuntimeInformation.OSDescription}",
            new DateTimeOffset(process.StartTime.ToUniversalTime(), TimeSpan.Zero),
            storage.Snapshot(),
            followers.States,
            outbox.Summary(),
            conversations.WaitingSummary(actor),
            conversations.WaitingByGroup(actor),
            database.Read(InboundRejects.Count),
            process.WorkingSet64);
    }
}
