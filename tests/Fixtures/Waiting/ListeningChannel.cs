using Appliance.Sdk;
using Appliance.Sdk.Channels;

namespace Fixture.Waiting;

public sealed class ListeningChannel(IPluginContext context) : IChannel
{
    public ChannelDescription Description { get; } = new()
    {
        Id = "listening",
        Name = new LocalizedText("监听", "Listening"),
        Description = new LocalizedText("监听", "Listening"),
        Capabilities = new ChannelCapabilities { Send = [], Listens = true },
    };

    public IChannelConnection Open(ChannelAccount account, IInbox inbox) => new ListeningConnection(inbox, context.Time);
}
