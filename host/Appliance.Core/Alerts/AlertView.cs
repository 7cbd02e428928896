namespace Appliance.Core.Alerts;

/// <summary>An alert as shown.</summary>
/// <param name="Id">Grows with time.</param>
/// <param name="Kind">One of <see cref="AlertKinds"/>.</param>
/// <param name="AgentId">The account that it is about; null where there is none.</param>
/// <param name="Subject">For what is no account, the login or address; null otherwise.</param>
/// <param name="At">When it was raised.</param>
/// <param name="LastAt">When it last happened.</param>
/// <param name="Count">How often, as far as counted.</param>
/// <param name="Evidence">What it rests on.</param>
public sealed record AlertView(
    long Id, string Kind, long? AgentId, string? Subject, DateTimeOffset At, DateTimeOffset LastAt, int Count, AlertEvidence Evidence);
