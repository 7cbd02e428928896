using System.Globalization;
using Appliance.Storage.Events;

namespace Appliance.Core.Notices;

/// <summary>What notices tell the live connections of their agent.</summary>
public static class NoticeEvents
{
    public const string Created = "notice.created";
    public const string Read = "notice.read";

    /// <summary>True for events that concern one agent's notices and nobody else.</summary>
    public static bool IsNotice(string type) => type is Created or Read;

    internal static NewEvent Posted(long agentId, NoticeFrame frame) => new(
        Created, new EventScope(AgentId: agentId), string.Create(CultureInfo.InvariantCulture, $$"""{"noticeId":{{frame.Notice.Id}}}"""), frame);

    internal static NewEvent WasRead(long agentId, int unread) => new(
        Read, new EventScope(AgentId: agentId), string.Create(CultureInfo.InvariantCulture, $$"""{"unread":{{unread}}}"""), new UnreadNotices(unread));
}
