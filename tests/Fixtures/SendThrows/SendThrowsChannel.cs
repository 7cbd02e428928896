using Appliance.Sdk;
using Appliance.Sdk.Channels;

namespace Fixture.SendThrows;

public sealed class SendThrowsChannel(IPluginContext context) : IChannel
{
    public ChannelDescription Description { get; } = new()
    {
        Id = "send-throws",
        Name = new LocalizedText("发送出错", "Send throws"),
        Description = new LocalizedText("发送出错", "Send throws"),
        Capabilities = new ChannelCapabilities { Send = [new MessageSupport(MessageTypes.Text)], Webhook = true },
    };

    public IChannelConnection Open(ChannelAccount account, IInbox inbox) => new SendThrowsConnection(inbox, context.Time);
}
