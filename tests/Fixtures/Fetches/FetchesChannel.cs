using Appliance.Sdk;
using Appliance.Sdk.Channels;

namespace Fixture.Fetches;

public sealed class FetchesChannel(IPluginContext context) : IChannel
{
    public ChannelDescription Description { get; } = new()
    {
        Id = "fetches",
        Name = new LocalizedText("取网页", "Fetches"),
        Description = new LocalizedText("取网页", "Fetches"),
        Capabilities = new ChannelCapabilities { Send = [new MessageSupport(MessageTypes.Text)] },
    };

    public IChannelConnection Open(ChannelAccount account, IInbox inbox) => new FetchesConnection(context.Http);
}
