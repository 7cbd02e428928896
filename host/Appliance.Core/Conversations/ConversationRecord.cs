using Appliance.Storage.Events;

namespace Appliance.Core.Conversations;

/// <summary>A conversation's row, as far as decisions need it.</summary>
internal sealed record ConversationRecord
{
    public long Id { get; init; }

    public required string State { get; init; }

    public required string Channel { get; init; }

    public long ChannelAccountId { get; init; }

    public long CustomerId { get; init; }

    public long IdentityId { get; init; }

    public long? GroupId { get; init; }

    public long? AgentId { get; init; }

    public long Episode { get; init; }

    public long LastSeq { get; init; }

    public long CustomerReadSeq { get; init; }

    public long? FirstResponseAt { get; init; }

    public long? AwaitingReplySince { get; init; }

    public long? LastCustomerMessageAt { get; init; }

    public long? QueueOrder { get; init; }

    public EventScope Scope => new(Id, CustomerId, GroupId, AgentId, ChannelAccountId);
}
