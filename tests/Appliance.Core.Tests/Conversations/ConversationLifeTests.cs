using Appliance.Core.Conversations;
using Appliance.Core.Tests.Testing;

namespace Appliance.Core.Tests.Conversations;

[TestClass]
public sealed class ConversationLifeTests
{
    [TestMethod]
    public async Task RandomAcceptTransferClose_NeverExceedsCapacityByTransferAndKeepsSeqGapless()
    {
        await using var core = await TestCore.StartAsync();
        var group = await core.AddGroupAsync();
        var account = await core.AddAccountAsync(group);
        var agents = new List<Actor>();
        for (var i = 0; i < 4; i++)
            agents.Add(await core.AddAgentAsync(group, capacity: 3, lead: true));
        var visitors = new List<Actor>();
        for (var i = 0; i < 24; i++)
            visitors.Add(await core.AddVisitorAsync(account));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() => WanderAsync(core, agents, visitors, new Random(worker)), CancellationToken.None)));

        Assert.AreEqual(0L, core.Scalar<long>("select count(*) from assignment_episodes where over_capacity = 1"));
        Assert.AreEqual(0L, core.Scalar<long>("select count(*) from (select max(seq) m, count(*) n, conversation_id from messages group by conversation_id having m <> n)"));
        Assert.AreEqual(0L, core.Scalar<long>("select count(*) from conversations c where state = 'active' and (select count(*) from assignment_episodes a where a.conversation_id = c.id and a.to_at is null) <> 1"));
        Assert.AreEqual(0L, core.Scalar<long>("select count(*) from conversations c where state = 'waiting' and (select count(*) from queue_stays q where q.conversation_id = c.id and q.left_at is null) <> 1"));
    }

    [TestMethod]
    public async Task Transfer_ToAnAgentWithoutRoom_IsRefusedUnlessForced()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var (group, lead, id) = await AcceptedAsync(core);
        var full = await core.AddAgentAsync(group, capacity: 0);

        var refused = await core.Get<TransferConversation>().TransferAsync(lead, id, new TransferTarget(full.AgentId, null, null), CancellationToken.None);
        var forced = await core.Get<TransferConversation>().TransferAsync(lead, id, new TransferTarget(full.AgentId, null, "please", Force: true), CancellationToken.None);

        Assert.AreEqual("agent_at_capacity", refused.Refusal?.Code);
        Assert.AreEqual(full.AgentId, forced.Value?.Agent?.Id);
        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from assignment_episodes where over_capacity = 1"));
    }

    [TestMethod]
    public async Task Transfer_NoteNeverReachesTheCustomer()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var (group, lead, id) = await AcceptedAsync(core);
        var other = await core.AddAgentAsync(group);
        await core.AnswerAsync(lead, id, "hello");
        await core.Get<SendAgentMessage>().SendAsync(lead, id, TestWorld.Message("note", new { text = "secret" }), CancellationToken.None);
        await core.Get<TransferConversation>().TransferAsync(lead, id, new TransferTarget(other.AgentId, null, "secret too"), CancellationToken.None);
        var customer = core.Scalar<long>("select customer_id from conversations");
        var account = core.Scalar<long>("select channel_account_id from conversations");

        var seen = core.Get<ConversationReader>().VisitorMessages(Actor.Visitor(customer, account, "pc"), new MessageWindow());

        Assert.IsFalse(seen.Any(message => message.Content.GetRawText().Contains("secret", StringComparison.Ordinal)));
        Assert.IsTrue(seen.Any(message => message.Type == "text" && message.Agent?.Name == "Nick"));
    }

    [TestMethod]
    public async Task Reopen_BeginsANewEpisode()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var (_, lead, id) = await AcceptedAsync(core);
        await core.Get<CloseConversation>().CloseAsync(lead, id, new Closing(null, true, "done"), CancellationToken.None);

        var reopened = await core.Get<ReopenConversation>().ReopenAsync(lead, id, CancellationToken.None);

        Assert.AreEqual("active", reopened.Value?.State);
        Assert.AreEqual(2L, core.Scalar<long>("select count(*) from service_episodes"));
        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from service_episodes where closed_at is null"));
    }

    [TestMethod]
    public async Task Answer_SetsFirstResponseOnceAndEndsTheWait()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var (_, lead, id) = await AcceptedAsync(core);
        await core.AnswerAsync(lead, id, "first");
        var first = core.Scalar<long>("select first_response_at from service_episodes");
        core.Time.Advance(TimeSpan.FromSeconds(10));

        await core.AnswerAsync(lead, id, "second");

        Assert.AreEqual(first, core.Scalar<long>("select first_response_at from service_episodes"));
        Assert.IsNull(core.Scalar<long?>("select awaiting_reply_since from conversations"));
        Assert.AreEqual(2L, core.Scalar<long>("select messages_out from service_episodes"));
    }

    [TestMethod]
    public async Task Unread_CountsTheCustomersMessagesAfterTheReadMark()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var group = await core.AddGroupAsync();
        var agent = await core.AddAgentAsync(group);
        var visitor = await core.AddVisitorAsync(await core.AddAccountAsync(group));
        var id = (await core.SayAsync(visitor, "one")).ConversationId;
        await core.SayAsync(visitor, "two");
        await core.Get<MarkRead>().ByAgentAsync(agent, id, 1, CancellationToken.None);

        var listed = core.Get<ConversationReader>().List(agent, new ConversationFilter { State = "waiting" });

        Assert.AreEqual(1, listed.Value!.Items.Single().Unread);
        Assert.AreEqual(1, listed.Value.Items.Single().QueuePlace);
    }

    [TestMethod]
    public async Task ReadByVisitor_MarksTheAgentsMessagesRead()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var group = await core.AddGroupAsync();
        var agent = await core.AddAgentAsync(group);
        var visitor = await core.AddVisitorAsync(await core.AddAccountAsync(group));
        var id = (await core.SayAsync(visitor, "one")).ConversationId;
        await core.Get<AcceptConversation>().AcceptAsync(agent, id, CancellationToken.None);
        var answer = await core.AnswerAsync(agent, id, "hello");

        await core.Get<MarkRead>().ByVisitorAsync(visitor, answer.Value!.Message.Id, CancellationToken.None);

        Assert.AreEqual("read", core.Scalar<string>("select delivery from messages where sender = 'agent'"));
        Assert.AreEqual(1L, core.Scalar<long>("select count(*) from events where type = 'read'"));
    }

    [TestMethod]
    public async Task Recall_WithinTwoMinutes_HidesWhatItSaid()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var (_, lead, id) = await AcceptedAsync(core);
        var first = (await core.AnswerAsync(lead, id, "oops")).Value!.Message;
        var late = (await core.AnswerAsync(lead, id, "late")).Value!.Message;
        var recalled = await core.Get<RecallMessage>().RecallAsync(lead, id, first.Id, CancellationToken.None);
        core.Time.Advance(TimeSpan.FromMinutes(3));

        var refused = await core.Get<RecallMessage>().RecallAsync(lead, id, late.Id, CancellationToken.None);

        Assert.AreEqual("{}", recalled.Value?.Content.GetRawText());
        Assert.AreEqual("too_late", refused.Refusal?.Code);
    }

    [TestMethod]
    public async Task List_PagesByKeysetWithoutGapOrRepeat()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var group = await core.AddGroupAsync();
        var account = await core.AddAccountAsync(group);
        var agent = await core.AddAgentAsync(group);
        for (var i = 0; i < 25; i++)
            await core.ArriveAsync(account);

        var seen = new List<long>();
        string? cursor = null;
        do
        {
            var page = core.Get<ConversationReader>().List(agent, new ConversationFilter { State = "waiting", Limit = 10, Cursor = cursor }).Value!;
            seen.AddRange(page.Items.Select(item => item.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        CollectionAssert.AreEqual(Enumerable.Range(1, 25).Select(i => (long)i).ToList(), seen);
    }

    [TestMethod]
    public async Task Rate_Twice_KeepsTheSecond()
    {
        await using var core = await TestCore.StartAsync(routing: false);
        var visitor = await core.AddVisitorAsync(await core.AddAccountAsync(await core.AddGroupAsync()));
        await core.SayAsync(visitor, "hello");
        await core.Get<VisitorConversation>().RateAsync(visitor, new NewRating(2, null, null, null), CancellationToken.None);

        await core.Get<VisitorConversation>().RateAsync(visitor, new NewRating(5, ["fast"], true, "good"), CancellationToken.None);

        Assert.AreEqual(5L, core.Scalar<long>("select score from ratings"));
    }

    private static async Task WanderAsync(TestCore core, List<Actor> agents, List<Actor> visitors, Random random)
    {
        for (var step = 0; step < 60; step++)
        {
            var agent = agents[random.Next(agents.Count)];
            var other = agents[random.Next(agents.Count)];
            var id = random.Next(1, visitors.Count + 1);
            switch (random.Next(6))
            {
                case 0 or 1:
                    await core.SayAsync(visitors[random.Next(visitors.Count)], "hello");
                    break;
                case 2:
                    await core.AnswerAsync(agent, id, "answer");
                    break;
                case 3:
                    await core.Get<TransferConversation>().TransferAsync(agent, id, new TransferTarget(other.AgentId, null, null), CancellationToken.None);
                    break;
                case 4:
                    await core.Get<TransferConversation>().TransferAsync(
                        agent, id, new TransferTarget(null, core.Scalar<long>("select min(id) from agent_groups"), null), CancellationToken.None);
                    break;
                default:
                    await core.Get<CloseConversation>().CloseAsync(agent, id, new Closing(null, null, null), CancellationToken.None);
                    break;
            }
        }
    }

    private static async Task<(long Group, Actor Lead, long Conversation)> AcceptedAsync(TestCore core)
    {
        var group = await core.AddGroupAsync();
        var lead = await core.AddAgentAsync(group, lead: true);
        var id = await core.ArriveAsync(await core.AddAccountAsync(group));
        await core.Get<AcceptConversation>().AcceptAsync(lead, id, CancellationToken.None);
        return (group, lead, id);
    }
}
