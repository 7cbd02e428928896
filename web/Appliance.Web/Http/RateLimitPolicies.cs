using System.Globalization;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Appliance.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Web.Http;

/// <summary>How often one caller may call; for <c>RequireRateLimiting</c>. <c>RateLimits:Enabled=false</c> turns all off.</summary>
public static class RateLimitPolicies
{
    /// <summary>Sign-in, by address: 60 at once, then one a second. A company's agents may share one address.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Opening a visitor's session, by address: 600 at once, then 10 a second. A mobile network shares addresses, too.</summary>
    public const string VisitorSession = "visitor-session";

    /// <summary>What a visitor sends, by visitor: 120 at once, then 2 a second.</summary>
    public const string VisitorMessage = "visitor-message";

    internal static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var enabled = configuration.GetValue("RateLimits:Enabled", true);
        return services.AddRateLimiter(options =>
        {
            options.OnRejected = static async (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
                var refusal = new Refusal(RefusalKind.TooMany, "rate_limited", RetryAfter: wait);
                if (rejected.HttpContext.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null)
                    PageRefusal.Set(rejected.HttpContext, refusal);
                else
                    await refusal.ToProblem().ExecuteAsync(rejected.HttpContext);
            };
            Add(options, SignIn, enabled, Address, burst: 60, perSecond: 1);
            Add(options, VisitorSession, enabled, Address, burst: 600, perSecond: 10);
            Add(options, VisitorMessage, enabled, Visitor, burst: 120, perSecond: 2);
        });
    }

    private static void Add(RateLimiterOptions options, string policy, bool enabled, Func<HttpContext, string> key, int burst, int perSecond) =>
        options.AddPolicy(policy, context => enabled
            ? RateLimitPartition.GetTokenBucketLimiter(key(context), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = burst,
                TokensPerPeriod = perSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            })
            : RateLimitPartition.GetNoLimiter(""));

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),

        // One subscriber has a /64 at least (RFC 6177), and 2^64 addresses to call from.
        { AddressFamily: AddressFamily.InterNetworkV6 } six => Convert.ToHexString(six.GetAddressBytes(), 0, 8),
        var four => four.ToString(),
    };

    private static string Visitor(HttpContext context) =>
        context.FindActor()?.CustomerId?.ToString(CultureInfo.InvariantCulture) ?? Address(context);
}
