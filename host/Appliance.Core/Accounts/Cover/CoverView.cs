namespace Appliance.Core.Accounts.Cover;

/// <summary>Something given until a time, with who gave it, when, why, and how it ended.</summary>
/// <param name="Id">The row on record.</param>
/// <param name="AgentId">Who has it.</param>
/// <param name="AgentName">Their display name.</param>
/// <param name="Kind">role, group or channel.</param>
/// <param name="ObjectId">The role, group or channel account.</param>
/// <param name="ObjectName">Its name; null when it no longer exists.</param>
/// <param name="ObjectKey">For a built-in role its key, by which it is named in the reader's language.</param>
/// <param name="Reason">Why.</param>
/// <param name="GivenById">Who gave it.</param>
/// <param name="GivenBy">Their display name.</param>
/// <param name="GivenAt">When.</param>
/// <param name="Until">When it is taken back.</param>
/// <param name="EndedAt">When it was; null while it holds.</param>
/// <param name="EndReason">expired, taken_back, removed or left.</param>
/// <param name="EndedById">Who took it back; null when it ran out.</param>
/// <param name="EndedBy">Their display name.</param>
public sealed record CoverView(
    long Id,
    long AgentId,
    string AgentName,
    string Kind,
    long ObjectId,
    string? ObjectName,
    string? ObjectKey,
    string Reason,
    long? GivenById,
    string? GivenBy,
    DateTimeOffset GivenAt,
    DateTimeOffset Until,
    DateTimeOffset? EndedAt,
    string? EndReason,
    long? EndedById,
    string? EndedBy);
