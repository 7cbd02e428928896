namespace Appliance.Core.Accounts.OnBoarding;

/// <summary>Sends a test event to whatever an agent has open, and waits until it is confirmed.</summary>
public interface ILiveProbe
{
    /// <param name="agentId">Whose connections.</param>
    /// <param name="patience">How long an answer is waited for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ProbeResult> ProbeAsync(long agentId, TimeSpan patience, CancellationToken cancellationToken);
}
