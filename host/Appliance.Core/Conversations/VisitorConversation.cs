using Appliance.Storage;

namespace Appliance.Core.Conversations;

/// <summary>What a visitor may do with their conversation besides writing.</summary>
public sealed class VisitorConversation(IDatabase database, TimeProvider time)
{
    /// <summary>The open conversation as the visitor sees it, with its queue place; null when none is open.</summary>
    public ConversationView? Open(Actor visitor) => throw new NotImplementedException($"{database} {time}");

    /// <summary>Ends the open conversation. Refused: not_found when none is open.</summary>
    public Task<Result<ConversationView>> CloseAsync(Actor visitor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Rates the latest conversation; a second rating of the same episode replaces the first. Refused: not_found, invalid.</summary>
    public Task<Result<RatingView>> RateAsync(Actor visitor, NewRating rating, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
