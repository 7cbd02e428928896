namespace Appliance.Core.Alerts;

/// <summary>A detector's finding, before it is known whether it is news.</summary>
internal sealed record Raised(string Kind, string Subject, long? AgentId, int Count, TimeSpan Window, AlertEvidence Evidence);
