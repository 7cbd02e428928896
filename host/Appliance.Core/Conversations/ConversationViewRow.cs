namespace Appliance.Core.Conversations;

/// <summary>What the query of <see cref="ConversationViews"/> returns, column by column.</summary>
internal sealed record ConversationViewRow
{
    public long Id { get; init; }

    public required string State { get; init; }

    public long ChannelAccountId { get; init; }

    public required string Channel { get; init; }

    public required string ChannelName { get; init; }

    public long CustomerId { get; init; }

    public string? CustomerName { get; init; }

    public string? CustomerAvatar { get; init; }

    public required string CustomerTags { get; init; }

    public long? GroupId { get; init; }

    public string? GroupName { get; init; }

    public long? AgentId { get; init; }

    public string? AgentName { get; init; }

    public string? AgentNickname { get; init; }

    public int Priority { get; init; }

    public required string StartedBy { get; init; }

    public required string Entry { get; init; }

    public int Unread { get; init; }

    public long StartedAt { get; init; }

    public long? QueuedAt { get; init; }

    public long? AcceptedAt { get; init; }

    public long? FirstResponseAt { get; init; }

    public long? AwaitingReplySince { get; init; }

    public long? ClosedAt { get; init; }

    public string? CloseReason { get; init; }

    public bool? Solved { get; init; }

    public long CustomerReadSeq { get; init; }

    public long? QueueOrder { get; init; }

    public long LastSeq { get; init; }

    public long LastMessageAt { get; init; }

    public int? RatingScore { get; init; }

    public bool? RatingSolved { get; init; }

    public string? RatingTags { get; init; }

    public string? RatingComment { get; init; }

    public long? RatingAt { get; init; }

    public ConversationView ToView(MessageView? lastMessage) => new()
    {
        Id = Id,
        State = State,
        ChannelAccountId = ChannelAccountId,
        Channel = Channel,
        ChannelName = ChannelName,
        Customer = new CustomerSummary(CustomerId, CustomerName, CustomerAvatar, StoredJson.Read<string[]>(CustomerTags) ?? []),
        Group = GroupId is { } group ? new NamedReference(group, GroupName ?? "") : null,
        Agent = AgentId is { } agent ? new NamedReference(agent, AgentName ?? "") : null,
        AgentNickname = AgentNickname,
        Priority = Priorities.Name(Priority),
        StartedBy = StartedBy,
        Entry = StoredJson.Read<ConversationEntry>(Entry) ?? new ConversationEntry(),
        Unread = Unread,
        LastSeq = LastSeq,
        LastMessage = lastMessage,
        StartedAt = StoredTime.From(StartedAt),
        QueuedAt = StoredTime.From(QueuedAt),
        AcceptedAt = StoredTime.From(AcceptedAt),
        FirstResponseAt = StoredTime.From(FirstResponseAt),
        AwaitingReplySince = StoredTime.From(AwaitingReplySince),
        ClosedAt = StoredTime.From(ClosedAt),
        CloseReason = CloseReason,
        Solved = Solved,
        CustomerReadSeq = CustomerReadSeq,
        Rating = RatingScore is { } score
            ? new RatingView(score, StoredJson.Read<string[]>(RatingTags!) ?? [], RatingSolved, RatingComment, StoredTime.From(RatingAt!.Value))
            : null,
    };
}
