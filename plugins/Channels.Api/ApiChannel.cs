using Appliance.Sdk;
using Appliance.Sdk.Channels;

namespace Appliance.Channels.Api;

/// <summary>The generic HTTP channel, signed both ways.</summary>
public sealed class ApiChannel(IPluginContext context) : IChannel
{
    private const long LargestFile = 20 * 1024 * 1024;

    public ChannelDescription Description { get; } = new()
    {
        Id = "api",
        Name = new("通用接口", "Generic API"),
        Description = new("公司自己的程序通过签名的 HTTP 请求收发消息。", "The company's own programs send and receive messages by signed HTTP requests."),
        AccountSettings = typeof(ApiAccountSettings),
        Capabilities = new ChannelCapabilities
        {
            Send =
            [
                new(MessageTypes.Text) { MaxCharacters = 5000 },
                new(MessageTypes.Image) { MaxFileBytes = LargestFile },
                new(MessageTypes.File) { MaxFileBytes = LargestFile },
                new(MessageTypes.Audio) { MaxFileBytes = LargestFile },
                new(MessageTypes.Video) { MaxFileBytes = LargestFile },
                new(MessageTypes.Link),
                new(MessageTypes.Location),
                new(MessageTypes.Menu) { MaxItems = 20 },
                new(MessageTypes.Product) { MaxItems = 5 },
                new(MessageTypes.Article) { MaxItems = 5 },
            ],
            AgentStarts = true,
            ReceivesTyping = true,
            ReceivesReadMarks = true,
            ReceivesDeliveryReports = true,
            Webhook = true,
        },
        SetupSteps =
        [
            new("为两个方向各生成一个密钥（whsec_…），填入下方并保存。", "Make a secret (whsec_…) for each direction, fill them in below and save."),
            new("把本页的接收地址和入站密钥交给你的程序：POST {接收地址}/messages。", "Give your program the receiving address of this page and the inbound secret: POST {address}/messages."),
            new("在你的程序里开一个地址接收客服的回复，用出站密钥验签，填入“推送地址”。", "Open an address in your program for agents' answers, check them with the outbound secret, and fill it in as delivery address."),
            new("点“测试连接”：我们向推送地址发一个签名的 ping。", "Press “test connection”: a signed ping goes to the delivery address."),
        ],
    };

    public IChannelConnection Open(ChannelAccount account, IInbox inbox)
    {
        var settings = account.GetSettings<ApiAccountSettings>();
        return new ApiConnection(new ApiInbound(settings, inbox, context.Time), new ApiOutbound(settings, context.Http, context.Time));
    }
}
