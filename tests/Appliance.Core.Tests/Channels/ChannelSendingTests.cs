using Appliance.Core.Channels;
using Appliance.Core.Conversations;
using Appliance.Core.Tests.Testing;
using Appliance.Sdk;
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
    public async Task Send_WhileTheChannelIsAway_UsesUpNoTry()
    {
        await using var core = await StartAsync();
        var (agent, id) = await ServingAsync(core);
        await core.AnswerAsync(agent, id, "hello");

        for (var i = 0; i < 12; i++)
        {
            await TestCore.EventuallyAsync(() => core.Scalar<string?>("select reason from outbox where due_at > @now", new { now = core.Time.GetUtcNow().ToUnixTimeMilliseconds() }) is not null, "it was put back");
            core.Time.Advance(TimeSpan.FromSeconds(16));
        }

        Assert.AreEqual("pending", core.Scalar<string>("select state from outbox where attempts <= 1"));
    }

    [TestMethod]
    public async Task Send_ChannelAwayForADay_FailsWithTheReasonInBothLanguages()
    {
        await using var core = await StartAsync();
        var (agent, id) = await ServingAsync(core);
        var message = (await core.AnswerAsync(agent, id, "hello")).Value!.Message;

        var result = await TryAsync(core, message.Id, written: core.Time.GetUtcNow() - TimeSpan.FromHours(25));
        await core.Database.WriteAsync(session => result.OnSettled!(session), CancellationToken.None);

        Assert.AreEqual(OutboxOutcome.Failed, result.Outcome);
        Assert.AreEqual(
            new LocalizedText("这个渠道已有一天没有运行", "The channel has not been running for a day"),
            core.Get<ConversationReader>().Messages(agent, id, new MessageWindow()).Value![^1].Delivery.Reasons);
    }

    [TestMethod]
    public async Task BecameAmbiguous_ProgramEndedMeanwhile_SaysSoInBothLanguages()
    {
        await using var core = await StartAsync();
        var (agent, id) = await ServingAsync(core);
        var message = (await core.AnswerAsync(agent, id, "hello")).Value!.Message;
        var entry = new OutboxEntry(1, ChannelSendJob.Kind, "k", null, StoredJson.Write(new ChannelSendJob(message.Id)), 1, core.Time.GetUtcNow());

        await core.Database.WriteAsync(
            session => core.Get<IEnumerable<IOutboxSender>>().OfType<ChannelSender>().Single().BecameAmbiguous(entry, OutboxReasons.ProgramEnded, session), CancellationToken.None);

        Assert.AreEqual(
            new LocalizedText("可能已送达，未自动重发：服务器在发送途中停止了", "It may have arrived and was not sent again: The server stopped while it was sending"),
            core.Get<ConversationReader>().Messages(agent, id, new MessageWindow()).Value![^1].Delivery.Reasons);
    }

    [TestMethod]
    public async Task Send_AccountDisabled_IsRefusedBeforeAndFailsWhatWaits()
    {
        await using var core = await StartAsync();
        var (agent, id) = await ServingAsync(core);
        var message = (await core.AnswerAsync(agent, id, "hello")).Value!.Message;
        await core.ExecuteAsync("update channel_accounts set enabled = 0");

        var later = await core.AnswerAsync(agent, id, "again");
        var waiting = await TryAsync(core, message.Id, core.Time.GetUtcNow());

        Assert.AreEqual("channel_disabled", later.Refusal?.Code);
        Assert.AreEqual(OutboxOutcome.Failed, waiting.Outcome);
    }

    [TestMethod]
    public async Task Resend_OfAFailedMessage_QueuesItUnderTheSameId()
    {
        await using var core = await StartAsync();
        var (agent, id) = await ServingAsync(core);
        var message = await FailedAsync(core, agent, id, outbox: "dead");

        var again = await core.Get<ResendMessage>().ResendAsync(agent, id, message, CancellationToken.None);

        Assert.AreEqual("queued", again.Value?.Delivery.State, again.Refusal?.Code);
        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from outbox where idempotency_key = 'message-' || @message and state in ('pending', 'sending')", new { message }));
    }

    [TestMethod]
    public async Task Resend_AfterThePlatformTookItAndReportedAFailure_TakesAnIdOfItsOwn()
    {
        await using var core = await StartAsync();
        var (agent, id) = await ServingAsync(core);
        var message = await FailedAsync(core, agent, id, outbox: "done");

        await core.Get<ResendMessage>().ResendAsync(agent, id, message, CancellationToken.None);

        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from outbox where idempotency_key like 'message-' || @message || '-again-%'", new { message }));
    }

    [TestMethod]
    public async Task Resend_OfWhatHasNotFailed_IsRefused()
    {
        await using var core = await StartAsync();
        var (agent, id) = await ServingAsync(core);
        var message = (await core.AnswerAsync(agent, id, "hello")).Value!.Message;

        var again = await core.Get<ResendMessage>().ResendAsync(agent, id, message.Id, CancellationToken.None);

        Assert.AreEqual("not_failed", again.Refusal?.Code);
    }

    [TestMethod]
    public async Task Send_MoreAnswersThanThePlatformAllows_IsRefusedUntilTheCustomerWrites()
    {
        await using var core = await StartAsync();
        var (agent, id) = await ServingAsync(core);
        for (var i = 0; i < TestChannels.MostAnswers; i++)
            Assert.IsFalse((await core.AnswerAsync(agent, id, "hello")).IsRefused);

        var refused = await core.AnswerAsync(agent, id, "hello");
        await core.SayAsync(Actor.Visitor(core.Scalar<long>("select customer_id from conversations"), core.Scalar<long>("select channel_account_id from conversations"), "pc"), "more");
        var allowed = await core.AnswerAsync(agent, id, "hello");

        Assert.AreEqual("channel_quota_used", refused.Refusal?.Code);
        Assert.IsFalse(allowed.IsRefused, allowed.Refusal?.Code);
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

    [TestMethod]
    public async Task Recall_OfWhatHasNotLeftYet_IsNeverSent()
    {
        await using var core = await StartAsync();
        var (agent, id) = await ServingAsync(core);
        var message = (await core.AnswerAsync(agent, id, "hello")).Value!.Message;

        var recalled = await core.Get<RecallMessage>().RecallAsync(agent, id, message.Id, CancellationToken.None);
        var tried = await TryAsync(core, message.Id, core.Time.GetUtcNow());

        Assert.IsNotNull(recalled.Value?.RecalledAt, recalled.Refusal?.Code);
        Assert.AreEqual(OutboxOutcome.Done, tried.Outcome);
        Assert.IsNull(tried.OnSettled);
    }

    [TestMethod]
    public async Task Recall_OfWhatThePlatformHas_NeedsThePlatform()
    {
        await using var core = await StartAsync();
        var (agent, id) = await ServingAsync(core);
        var message = (await core.AnswerAsync(agent, id, "hello")).Value!.Message;
        await core.ExecuteAsync("update messages set delivery = 'sent', external_id = 'p1' where id = @Id", new { message.Id });

        var recalled = await core.Get<RecallMessage>().RecallAsync(agent, id, message.Id, CancellationToken.None);

        Assert.AreEqual("channel_not_running", recalled.Refusal?.Code);
        Assert.AreEqual(0L, core.Scalar<long>("select count(*) from messages where recalled_at is not null"));
    }

    private static Task<OutboxResult> TryAsync(TestCore core, long messageId, DateTimeOffset written) =>
        core.Get<IEnumerable<IOutboxSender>>().OfType<ChannelSender>().Single().SendAsync(
            new OutboxEntry(1, ChannelSendJob.Kind, "k", null, StoredJson.Write(new ChannelSendJob(messageId)), 1, written), CancellationToken.None);

    private static async Task<long> FailedAsync(TestCore core, Actor agent, long conversation, string outbox)
    {
        var message = (await core.AnswerAsync(agent, conversation, "hello")).Value!.Message.Id;
        await TestCore.EventuallyAsync(() => core.Scalar<string?>("select reason from outbox") is not null, "it was tried");
        await core.ExecuteAsync("update outbox set state = @outbox", new { outbox });
        await core.ExecuteAsync("update messages set delivery = 'failed' where id = @message", new { message });
        return message;
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
