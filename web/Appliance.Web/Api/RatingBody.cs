namespace Appliance.Web.Api;

/// <summary>A visitor's rating.</summary>
internal sealed record RatingBody(int Score, IReadOnlyList<string>? Tags = null, bool? Solved = null, string? Comment = null);
