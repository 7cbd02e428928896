namespace Appliance.Core.Audit;

/// <summary>Which entries are asked for; null leaves a condition out.</summary>
/// <param name="AgentId">Who did it.</param>
/// <param name="Action">What was done: a whole action, or an area with its dot, as <c>agent.</c>.</param>
/// <param name="ObjectKind">Kind of the thing changed.</param>
/// <param name="ObjectId">Its id.</param>
/// <param name="From">From this moment on.</param>
/// <param name="Until">Before this moment.</param>
public sealed record AuditFilter(
    long? AgentId = null, string? Action = null, string? ObjectKind = null, long? ObjectId = null, DateTimeOffset? From = null, DateTimeOffset? Until = null);
