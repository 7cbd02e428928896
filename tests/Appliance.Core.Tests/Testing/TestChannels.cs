using Appliance.Core.Channels;
using Appliance.Sdk;
using Appliance.Sdk.Channels;

namespace Appliance.Core.Tests.Testing;

/// <summary>One platform channel, <c>test</c>: text only, ten characters, three answers within two days, recall within two minutes.</summary>
internal sealed class TestChannels : IChannelCatalog
{
    public const int MostAnswers = 3;

    private readonly ChannelDescription _test = new()
    {
        Id = "test",
        Name = new LocalizedText("测试", "Test"),
        Description = new LocalizedText("测试", "Test"),
        Capabilities = new ChannelCapabilities
        {
            Send = [new MessageSupport(MessageTypes.Text) { MaxCharacters = 10 }],
            RecallWithin = TimeSpan.FromMinutes(2),
            ReplyWindow = new ReplyWindow(TimeSpan.FromDays(2), MostAnswers),
        },
    };

    public ChannelDescription? Find(string channel) => channel == "test" ? _test : null;

    public ChannelDescription? Find(string channel, string pluginId) => pluginId == "channels.test" ? Find(channel) : null;
}
