using Appliance.Sdk;
using Appliance.Sdk.Channels;

namespace Acme.Sample;

/// <summary>Describes the channel and opens its accounts.</summary>
public sealed class SampleChannel(IPluginContext context) : IChannel
{
    public ChannelDescription Description { get; } = new()
    {
        Id = "acme-part",
        Name = new LocalizedText("示例渠道", "Sample channel"),
        Description = new LocalizedText("在示例平台上与客户对话。", "Talks with customers on the sample platform."),
        Capabilities = new ChannelCapabilities
        {
            Send = [new MessageSupport(MessageTypes.Text) { MaxCharacters = 1000 }],
            Webhook = true,
        },
        AccountSettings = typeof(SampleAccount),
        SetupSteps = [new LocalizedText("把本页的接收地址填到平台的 webhook 设置里。", "Fill the address of this page in as the platform's webhook.")],
    };

    public IChannelConnection Open(ChannelAccount account, IInbox inbox) => new SampleConnection(account.GetSettings<SampleAccount>(), inbox, context.Http);
}
