using Appliance.Sdk;
using Appliance.Sdk.Channels;

namespace Appliance.Channels.Web;

/// <summary>
/// Describes the web channel. The host serves the widget and delivers to the browser itself; how a widget looks and where
/// it stands belongs to the widget, so that an account has no settings of its own.
/// </summary>
public sealed class WebChannel : IChannel
{
    private const long ImageBytes = 20L * 1024 * 1024;
    private const long FileBytes = 100L * 1024 * 1024;

    /// <inheritdoc/>
    public ChannelDescription Description { get; } = new()
    {
        Id = "web",
        Name = new LocalizedText("网页", "Web"),
        Description = new LocalizedText("在网页上放置在线咨询窗口", "A chat window on your web pages"),
        Capabilities = new ChannelCapabilities
        {
            HostedClient = true,
            Send =
            [
                new MessageSupport(MessageTypes.Text) { MaxCharacters = 5000 },
                new MessageSupport(MessageTypes.Image) { MaxFileBytes = ImageBytes },
                new MessageSupport(MessageTypes.File) { MaxFileBytes = FileBytes },
                new MessageSupport(MessageTypes.Audio) { MaxFileBytes = FileBytes },
                new MessageSupport(MessageTypes.Video) { MaxFileBytes = FileBytes },
                new MessageSupport(MessageTypes.Location),
                new MessageSupport(MessageTypes.Link),
                new MessageSupport(MessageTypes.Product) { MaxItems = 5 },
                new MessageSupport(MessageTypes.Article) { MaxItems = 5 },
                new MessageSupport(MessageTypes.Menu) { MaxItems = 20 },
            ],
            RecallWithin = TimeSpan.FromMinutes(2),
            ReceivesTyping = true,
            SendsTyping = true,
            ReceivesReadMarks = true,
            SendsReadMarks = true,
            ReceivesDeliveryReports = true,
        },
        SetupSteps =
        [
            new LocalizedText("在“接待组件”中新建一个组件", "Make a widget under “Widgets”"),
            new LocalizedText("把组件的代码复制到网页的 </body> 之前", "Copy its snippet into your page, before </body>"),
        ],
    };

    /// <inheritdoc/>
    public IChannelConnection Open(ChannelAccount account, IInbox inbox) => new HostedConnection();
}
