using Appliance.Core.Channels;

namespace Appliance.Core.Conversations;

/// <summary>What the message queries return, column by column.</summary>
internal sealed record MessageRow
{
    /// <summary>The columns over <c>messages m left join agents ma on ma.id = m.agent_id</c>, the id first.</summary>
    public const string Columns = """
        m.id as Id, m.conversation_id as ConversationId, m.seq as Seq, m.client_id as ClientId, m.sender as Sender,
        m.automatic as Automatic, m.client as Client, m.agent_id as AgentId, ma.display_name as AgentName,
        ma.nickname as AgentNickname, ma.avatar_file_id as AgentAvatarFileId, m.type as Type, m.content as Content,
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
        Agent = AgentId is { } agent ? AgentSummary.From(agent, AgentName, AgentNickname, AgentAvatarFileId) : null,
        Type = Type,
        Content = StoredJson.Element(RecalledAt is null ? Content : "{}"),
        Hidden = Hidden,
        Delivery = new DeliveryView(Delivery, PlatformReason.Read(DeliveryReason)),
        CreatedAt = StoredTime.From(CreatedAt),
        RecalledAt = StoredTime.From(RecalledAt),
    };
}
