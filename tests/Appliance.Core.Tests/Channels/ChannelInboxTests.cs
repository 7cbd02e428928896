using Appliance.Core.Channels;
using Appliance.Core.Conversations;
using Appliance.Core.Customers;
using Appliance.Core.Files;
using Appliance.Core.Tests.Testing;
using Appliance.Sdk.Channels;

namespace Appliance.Core.Tests.Channels;

[TestClass]
public sealed class ChannelInboxTests
{
    [TestMethod]
    public async Task Receive_EachFiveTimesTwentyInParallel_StoresOneMessageEach()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var inbox = await InboxAsync(core);

        var receipts = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() =>
            inbox.ReceiveAsync(Message(TestWorld.Numbered("id", i % 20), "hello"), CancellationToken.None))));

        Assert.AreEqual(20, receipts.Count(receipt => receipt.Outcome == ReceiptOutcome.Stored));
        Assert.AreEqual(80, receipts.Count(receipt => receipt.Outcome == ReceiptOutcome.Duplicate));
        Assert.AreEqual(20L, core.Scalar<long>("select count(*) from messages"));
        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from conversations"));
        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from customers"));
    }

    [TestMethod]
    public async Task KeepUnreadable_KeepsItRaw()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var inbox = await InboxAsync(core);

        await inbox.KeepUnreadableAsync("<xml/>", "no such event", CancellationToken.None);

        Assert.AreEqual("<xml/>", core.Scalar<string>("select raw from inbound_rejects"));
    }

    [TestMethod]
    public async Task Receive_ContentThatBreaksTheRules_IsKeptAndRefused()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var inbox = await InboxAsync(core);

        var receipt = await inbox.ReceiveAsync(Message("1", new string('x', 5001)), CancellationToken.None);

        Assert.AreEqual(ReceiptOutcome.Refused, receipt.Outcome);
        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from inbound_rejects"));
    }

    [TestMethod]
    public async Task Receive_Past_OpensNothingAndKeepsItsTime()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var inbox = await InboxAsync(core);
        var at = new DateTimeOffset(2024, 1, 1, 8, 0, 0, TimeSpan.Zero);

        await inbox.ReceiveAsync(Message("old", "hello") with { Past = true, At = at }, CancellationToken.None);

        Assert.AreEqual("closed", core.Scalar<string>("select state from conversations"));
        Assert.AreEqual(at.ToUnixTimeMilliseconds(), core.Scalar<long>("select created_at from messages"));
        Assert.AreEqual(0L, core.Scalar<long>("select count(*) from service_episodes"));
        Assert.AreEqual(0L, core.Scalar<long>("select count(*) from events where type like 'message%'"));
    }

    [TestMethod]
    public async Task Receive_Media_IsStoredAndCarried()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var inbox = await InboxAsync(core);
        var content = new MediaContent(MediaKind.File, Media.FromBytes("note.txt", "text/plain", "some words"u8.ToArray()));

        var receipt = await inbox.ReceiveAsync(Message("f", "") with { Content = content }, CancellationToken.None);

        Assert.AreEqual(ReceiptOutcome.Stored, receipt.Outcome, receipt.Reason);
        Assert.AreEqual(1L, core.Scalar<long>("select message_id from files"));
    }

    [TestMethod]
    public async Task ReportDelivery_NeverGoesBack()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var inbox = await InboxAsync(core);
        await inbox.ReceiveAsync(Message("1", "hello"), CancellationToken.None);
        var group = core.Scalar<long>("select group_id from conversations");
        var agent = await core.AddAgentAsync(group);
        await core.Get<AcceptConversation>().AcceptAsync(agent, 1, CancellationToken.None);
        await core.ExecuteAsync(
            "insert into messages (conversation_id, customer_id, seq, sender, agent_id, client, client_id, external_id, type, content, delivery, created_at) values (1, 1, 99, 'agent', @AgentId, 'pc', 'c', 'p1', 'text', '{}', 'sent', 0)",
            new { agent.AgentId });

        await inbox.ReportDeliveryAsync(Report(DeliveryState.Read), CancellationToken.None);
        await inbox.ReportDeliveryAsync(Report(DeliveryState.Delivered), CancellationToken.None);

        Assert.AreEqual("read", core.Scalar<string>("select delivery from messages where external_id = 'p1'"));
    }

    private static async Task<ChannelInbox> InboxAsync(TestCore core)
    {
        var account = await core.AddAccountAsync(await core.AddGroupAsync(), "test");
        return new ChannelInbox(
            account, core.Database, core.Get<CustomerService>(), core.Get<FileUploads>(), core.Get<TypingSignals>(), new ChannelHealth(core.Database, core.Time), core.Time);
    }

    private static InboundMessage Message(string id, string text) => new()
    {
        ExternalId = id,
        Sender = new ExternalSender { Id = "someone", Name = "Someone" },
        Content = new TextContent(text),
        At = new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero),
    };

    private static DeliveryReport Report(DeliveryState state) => new()
    {
        PlatformMessageId = "p1",
        State = state,
        At = new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero),
    };
}
