namespace Appliance.Core.Conversations;

/// <summary>The visitor's latest conversation after its end, while a rating of it is welcome.</summary>
/// <param name="Id">The conversation.</param>
/// <param name="ClosedAt">When it ended.</param>
/// <param name="Rated">Whether the visitor has rated it.</param>
public sealed record LastConversation(long Id, DateTimeOffset ClosedAt, bool Rated);
