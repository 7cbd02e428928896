namespace Appliance.Core.Accounts.OnBoarding;

/// <summary>What came of a test event to an agent's live connections.</summary>
/// <param name="Connections">How many were open.</param>
/// <param name="Answered">How many confirmed that it arrived.</param>
public sealed record ProbeResult(int Connections, int Answered);
