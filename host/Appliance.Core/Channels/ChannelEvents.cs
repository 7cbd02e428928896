using System.Globalization;
using Appliance.Storage;
using Appliance.Storage.Events;

namespace Appliance.Core.Channels;

/// <summary>What the feature tells the others. Ids only.</summary>
public static class ChannelEvents
{
    public const string Changed = "channel.changed";

    internal static void TellChanged(IWriteSession session, long channelAccountId) => session.Append(new NewEvent(
        Changed,
        new EventScope(ChannelAccountId: channelAccountId),
        string.Create(CultureInfo.InvariantCulture, $$"""{"channelAccountId":{{channelAccountId}}}""")));
}
