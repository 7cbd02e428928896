using Appliance.Sdk;
using Appliance.Sdk.Channels;

namespace Fixture.Echo;

public sealed class EchoChannel(EchoSettings settings, IPluginContext context) : IChannel
{
    public ChannelDescription Description { get; } = new()
    {
        Id = "echo",
        Name = new LocalizedText("回声", "Echo"),
        Description = new LocalizedText("把发出的消息送回来", "Sends back what it is given"),
        Capabilities = new ChannelCapabilities { Send = [new MessageSupport(MessageTypes.Text)], Webhook = true },
        AccountSettings = typeof(EchoAccount),
    };

    public IChannelConnection Open(ChannelAccount account, IInbox inbox) => new EchoConnection(settings, account.GetSettings<EchoAccount>(), context, inbox);
}
