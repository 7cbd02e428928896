namespace Appliance.Core.Accounts.OnBoarding;

/// <summary>Without a web server nobody is connected.</summary>
internal sealed class NoLiveProbe : ILiveProbe
{
    public Task<ProbeResult> ProbeAsync(long agentId, TimeSpan patience, CancellationToken cancellationToken) => Task.FromResult(new ProbeResult(0, 0));
}
