namespace Appliance.Core.Conversations;

/// <summary>What the customer said of the service, 1 to 5.</summary>
public sealed record RatingView(int Score, IReadOnlyList<string> Tags, bool? Solved, string? Comment, DateTimeOffset At);
