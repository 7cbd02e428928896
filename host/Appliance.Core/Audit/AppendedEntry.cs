namespace Appliance.Core.Audit;

/// <summary>An entry of the audit log as its event tells of it.</summary>
internal sealed record AppendedEntry(string Action, long? AgentId, string? ObjectKind, long? ObjectId);
