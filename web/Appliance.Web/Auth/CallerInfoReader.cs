using Appliance.Core.Accounts;
using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Auth;

/// <summary>From where a person calls, for the sign-in log and the list of sessions.</summary>
internal static class CallerInfoReader
{
    private const int MaxUserAgent = 400;

    public static CallerInfo GetCallerInfo(this HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is { IsIPv4MappedToIPv6: true })
            address = address.MapToIPv4();
        var userAgent = context.Request.Headers.UserAgent.ToString();
        return new CallerInfo(
            address?.ToString() ?? "unknown",
            userAgent.Length == 0 ? null : userAgent[..Math.Min(userAgent.Length, MaxUserAgent)],

            // What every phone's browser says of itself (MDN, "Browser detection using the user agent").
            userAgent.Contains("Mobi", StringComparison.Ordinal) ? "mobile" : "pc",
            DeviceCookie.Of(context));
    }
}
