using Appliance.Core.Channels;
using Appliance.Core.Conversations;
using Appliance.Core.Tests.Testing;
using Appliance.Storage.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Appliance.Core.Tests.Channels;

[TestClass]
public sealed class ChannelSendingTests
{
    [TestMethod]
    public async Task Send_OnAPlatformChannel_IsQueuedWithItsOutboxRow()
    {
        await using var core = await StartAsync();
        var (agent, id) = await ServingAsync(core);

        var sent = await core.AnswerAsync(agent, id, "hello");

        Assert.AreEqual("queued", sent.Value!.Message.Delivery.State);
        Assert.AreEqual(
            1L,
            core.Scalar<long>("select count(*) from outbox where kind = 'channel.send' and idempotency_key = 'message-' || @Id", new { sent.Value.Message.Id }));
    }

    [TestMethod]
    public async Task Send_WhileTheChannelIsAway_IsTriedAgain()
    {
        await using var core = await StartAsync();
        var (agent, id) = await ServingAsync(core);
        await core.AnswerAsync(agent, id, "hello");

        await TestCore.EventuallyAsync(() => core.Scalar<string?>("select reason from outbox") == "the channel is not running", "it was tried");

        Assert.AreEqual("pending", core.Scalar<string>("select state from outbox"));
        Assert.AreEqual("queued", core.Scalar<string>("select delivery from messages where sender = 'agent'"));
    }

    [TestMethod]
    public async Task GaveUp_FailsTheMessageWithTheReason()
    {
        await using var core = await StartAsync();
        var (agent, id) = await ServingAsync(core);
        var message = (await core.AnswerAsync(agent, id, "hello")).Value!.Message;
        var sender = core.Get<IEnumerable<IOutboxSender>>().OfType<ChannelSender>().Single();
        var entry = new OutboxEntry(1, ChannelSendJob.Kind, "k", null, StoredJson.Write(new ChannelSendJob(message.Id)), 10, core.Time.GetUtcNow());

        await core.Database.WriteAsync(session => sender.GaveUp(entry, "no luck", session), CancellationToken.None);

        Assert.AreEqual("no luck", core.Scalar<string>("select delivery_reason from messages where delivery = 'failed'"));
        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from events where type = 'message.updated'"));
    }

    [TestMethod]
    public async Task Send_WhatTheChannelRefuses_IsRefusedBefore()
    {
        await using var core = await StartAsync();
        var (agent, id) = await ServingAsync(core);

        var tooLong = await core.AnswerAsync(agent, id, "more than ten characters");
        var card = await core.Get<SendAgentMessage>().SendAsync(
            agent, id, TestWorld.Message("link", new { url = "https://example.com" }), CancellationToken.None);

        Assert.AreEqual("channel_text_too_long", tooLong.Refusal?.Code);
        Assert.AreEqual("channel_type_not_supported", card.Refusal?.Code);
    }

    [TestMethod]
    public async Task Send_AfterTheReplyWindow_IsRefused()
    {
        await using var core = await StartAsync();
        var (agent, id) = await ServingAsync(core);
        await core.ExecuteAsync("update conversations set last_customer_message_at = last_customer_message_at - 3 * 86400000");

        var late = await core.AnswerAsync(agent, id, "hello");

        Assert.AreEqual("channel_window_closed", late.Refusal?.Code);
    }

    [TestMethod]
    public async Task Send_LinkThatIsNotHttp_IsInvalid()
    {
        await using var core = await StartAsync();
        var (agent, id) = await ServingAsync(core);

        var result = await core.Get<SendAgentMessage>().SendAsync(
            agent, id, TestWorld.Message("link", new { url = "javascript:alert(1)" }), CancellationToken.None);

        CollectionAssert.AreEqual(new[] { "invalid_url" }, result.Refusal?.Errors?["content.url"]);
    }

    private static Task<TestCore> StartAsync() => TestCore.StartAsync(
        routing: false, configure: services => services.Replace(ServiceDescriptor.Singleton<IChannelCatalog, TestChannels>()));

    private static async Task<(Actor Agent, long Conversation)> ServingAsync(TestCore core)
    {
        var group = await core.AddGroupAsync();
        var agent = await core.AddAgentAsync(group);
        var id = await core.ArriveAsync(await core.AddAccountAsync(group, "test"));
        await core.Get<AcceptConversation>().AcceptAsync(agent, id, CancellationToken.None);
        return (agent, id);
    }
}
