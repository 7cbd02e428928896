using Appliance.Core.Channels;

namespace Appliance.Core.Conversations;

/// <summary>What the message queries return, column by column.</summary>
internal sealed record MessageRow
{
    /// <summary>Who wrote: the agent, and whose the account was then where it has gone to somebody else since. Over <c>messages m</c>.</summary>
    public const string Authors = """
        left join agents ma on ma.id = m.agent_id
        left join account_holders mh on mh.id = (
            select h.id from account_holders h where h.agent_id = m.agent_id and h.to_at > m.created_at order by h.to_at limit 1)
        """;

    /// <summary>The columns over <c>messages m</c> with <see cref="Authors"/>, the id first.</summary>
    public const string Columns = """
        m.id as Id, m.conversation_id as ConversationId, m.seq as Seq, m.client_id as ClientId, m.sender as Sender,
        m.automatic as Automatic, m.client as Client, m.agent_id as AgentId,
        coalesce(mh.display_name, ma.display_name) as AgentName,
        case when mh.id is null then ma.nickname else mh.nickname end as AgentNickname,
        case when mh.id is null then ma.avatar_file_id end as AgentAvatarFileId, mh.to_at as AgentHeldUntil, m.type as Type, m.content as Content,
        m.hidden as Hidden, m.delivery as Delivery, m.delivery_reason as DeliveryReason, m.created_at as CreatedAt,
        m.recalled_at as RecalledAt
        """;

    public long Id { get; init; }

    public long ConversationId { get; init; }

    public long Seq { get; init; }

    public required string ClientId { get; init; }

    public required string Sender { get; init; }

    public bool Automatic { get; init; }

    public required string Client { get; init; }

    public long? AgentId { get; init; }

    public string? AgentName { get; init; }

    public string? AgentNickname { get; init; }

    public long? AgentAvatarFileId { get; init; }

    public long? AgentHeldUntil { get; init; }

    public required string Type { get; init; }

    public required string Content { get; init; }

    public bool Hidden { get; init; }

    public required string Delivery { get; init; }

    public string? DeliveryReason { get; init; }

    public long CreatedAt { get; init; }

    public long? RecalledAt { get; init; }

    public MessageView ToView() => new()
    {
        Id = Id,
        ConversationId = ConversationId,
        Seq = Seq,
        ClientId = ClientId,
        From = Sender,
        Automatic = Automatic,
        Client = Client,
        Agent = AgentId is { } agent ? AgentSummary.From(agent, AgentName, AgentNickname, AgentAvatarFileId, AgentHeldUntil) : null,
        Type = Type,
        Content = StoredJson.Element(RecalledAt is null ? Content : "{}"),
        Hidden = Hidden,
        Delivery = new DeliveryView(Delivery, PlatformReason.Read(DeliveryReason)),
        CreatedAt = StoredTime.From(CreatedAt),
        RecalledAt = StoredTime.From(RecalledAt),
    };
}
