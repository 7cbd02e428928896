namespace Appliance.Core.Conversations;

/// <summary>A customer's rating of the latest service.</summary>
/// <param name="Score">1 to 5.</param>
/// <param name="Tags">At most 10, each at most 30 characters.</param>
/// <param name="Solved">Whether the matter is settled.</param>
/// <param name="Comment">At most 1000 characters.</param>
public sealed record NewRating(int Score, IReadOnlyList<string>? Tags, bool? Solved, string? Comment);
