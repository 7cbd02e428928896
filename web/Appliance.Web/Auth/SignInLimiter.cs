using System.Threading.RateLimiting;
using Appliance.Core;
using Microsoft.Extensions.Configuration;

namespace Appliance.Web.Auth;

/// <summary>How often one login may be tried, from wherever: 20 at once, then one in three seconds. The lockout is the core's.</summary>
public sealed class SignInLimiter(IConfiguration configuration) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(
        configuration.GetValue("RateLimits:Enabled", true)
            ? static login => RateLimitPartition.GetTokenBucketLimiter(login.Trim().ToLowerInvariant(), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = 20,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = TimeSpan.FromSeconds(3),
                QueueLimit = 0,
            })
            : static _ => RateLimitPartition.GetNoLimiter(""));

    /// <summary>Null when the login may be tried.</summary>
    public Refusal? Check(string login)
    {
        using var lease = _limiter.AttemptAcquire(login.Length > 256 ? login[..256] : login);
        if (lease.IsAcquired)
            return null;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(3);
        return new Refusal(RefusalKind.TooMany, "rate_limited", RetryAfter: wait);
    }

    public void Dispose() => _limiter.Dispose();
}
