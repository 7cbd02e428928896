using System.Globalization;
using System.Text.Json;
using Appliance.Core.Accounts;
using Appliance.Core.Conversations;
using Appliance.Core.Customers;
using Appliance.Core.Presence;
using Dapper;

namespace Appliance.Core.Tests.Testing;

/// <summary>People and places for tests: groups, agents, visitors, and what they do.</summary>
internal static class TestWorld
{
    private static readonly HashSet<string> AgentRights =
    [
        Permissions.ConversationsView, Permissions.ConversationsAccept, Permissions.ConversationsSend, Permissions.ConversationsTransfer,
        Permissions.ConversationsClose, Permissions.FilesSend, Permissions.CustomersView,
    ];

    private static readonly HashSet<string> LeadRights =
        [.. AgentRights, Permissions.ConversationsTakeOver, Permissions.ConversationsRemove, Permissions.ChannelsView, Permissions.ChannelsEdit, Permissions.WidgetsView, Permissions.WidgetsEdit];

    /// <summary>How a visitor's first message opens a conversation: from nowhere, into the account's own queue.</summary>
    public static ConversationOpening Opening() => new(new ConversationEntry(), null);

    public static async Task<long> AddGroupAsync(this TestCore core, string name = "sales") =>
        await core.Database.WriteAsync(
            session => session.Connection.ExecuteScalar<long>(
                "insert into agent_groups (name, strategy, created_at, updated_at) values (@name, 'least-busy', 0, 0) returning id", new { name }),
            CancellationToken.None);

    public static async Task<long> AddAccountAsync(this TestCore core, long? groupId, string channel = "web") =>
        await core.Database.WriteAsync(
            session => session.Connection.ExecuteScalar<long>(
                """
                insert into channel_accounts (channel, plugin_id, name, group_id, created_at, updated_at)
                values (@channel, 'channels.' || @channel, @channel, @groupId, 0, 0) returning id
                """,
                new { groupId, channel }),
            CancellationToken.None);

    /// <summary>An agent of the group who is online, connected, and sees the group's conversations.</summary>
    public static async Task<Actor> AddAgentAsync(this TestCore core, long groupId, int capacity = 10, string presence = "online", bool lead = false)
    {
        var login = Guid.NewGuid().ToString("N");
        var id = await core.Database.WriteAsync(
            session =>
            {
                var agent = session.Connection.ExecuteScalar<long>(
                    """
                    insert into agents (login, login_key, display_name, nickname, capacity, state, security_stamp, created_at, updated_at)
                    values (@login, @login, 'Agent ' || @login, 'Nick', @capacity, 'enabled', '', 0, 0) returning id
                    """,
                    new { login, capacity });
                session.Connection.Execute(
                    "insert into group_members (group_id, agent_id, since) values (@groupId, @agent, 0)", new { groupId, agent });
                return agent;
            },
            CancellationToken.None);
        var actor = ActorOf(id, groupId, lead);
        if (presence != "offline")
        {
            core.Get<PresenceService>().Connected(id, "pc");
            await core.Get<PresenceService>().SetAsync(actor, presence, reception: true, CancellationToken.None);
        }

        return actor;
    }

    public static Actor ActorOf(long agentId, long groupId, bool lead = false)
    {
        var reach = new Dictionary<string, Reach>
        {
            [ScopeAreas.Conversations] = lead ? Reach.All : Reach.Groups,
            [ScopeAreas.Customers] = lead ? Reach.All : Reach.Groups,
        };
        return Actor.Agent(agentId, 1, lead ? LeadRights : AgentRights, new DataScope(agentId, [groupId], [], null, reach, reach), "pc");
    }

    public static async Task<Actor> AddVisitorAsync(this TestCore core, long accountId)
    {
        var identity = await core.Database.WriteAsync(
            session => core.Get<CustomerService>().FindOrCreate(session, accountId, Guid.NewGuid().ToString("N"), "Visitor", "zh-CN"),
            CancellationToken.None);
        return Actor.Visitor(identity.CustomerId, accountId, "pc");
    }

    public static async Task<MessageView> SayAsync(this TestCore core, Actor visitor, string text, string? clientId = null)
    {
        var sent = await core.Get<SendVisitorMessage>().SendAsync(
            visitor, Text(text, clientId), Opening, CancellationToken.None);
        Assert.IsFalse(sent.IsRefused, sent.Refusal?.Code);
        return sent.Value.Message;
    }

    /// <summary>A new visitor's first message; returns the conversation's id.</summary>
    public static async Task<long> ArriveAsync(this TestCore core, long accountId) =>
        (await core.SayAsync(await core.AddVisitorAsync(accountId), "hello")).ConversationId;

    public static Task<Result<SentMessage>> AnswerAsync(this TestCore core, Actor agent, long conversationId, string text, string? clientId = null) =>
        core.Get<SendAgentMessage>().SendAsync(agent, conversationId, Text(text, clientId), CancellationToken.None);

    public static NewMessage Text(string text, string? clientId = null) =>
        Message("text", new { text }, clientId);

    public static NewMessage Message(string type, object content, string? clientId = null) =>
        new(clientId ?? Guid.NewGuid().ToString("N"), type, JsonSerializer.SerializeToElement(content));

    public static string StateOf(this TestCore core, long conversationId) =>
        core.Scalar<string>("select state from conversations where id = @conversationId", new { conversationId });

    public static long? AgentOf(this TestCore core, long conversationId) =>
        core.Scalar<long?>("select agent_id from conversations where id = @conversationId", new { conversationId });

    public static string Numbered(string text, int number) => string.Create(CultureInfo.InvariantCulture, $"{text} {number}");
}
