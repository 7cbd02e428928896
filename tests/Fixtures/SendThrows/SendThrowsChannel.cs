using Appliance.Sdk;
using Appliance.Sdk.Channels;

namespace Fixture.SendThrows;

public sealed class SendThrowsChannel : IChannel
{
    public ChannelDescription Description { get; } = new()
    {
        Id = "send-throws",
        Name = new LocalizedText("发送出错", "Send throws"),
        Description = new LocalizedText("发送出错", "Send throws"),
        Capabilities = new ChannelCapabilities { Send = [new MessageSupport(MessageTypes.Text)] },
    };

    public IChannelConnection Open(ChannelAccount account, IInbox inbox) => new SendThrowsConnection();
}
