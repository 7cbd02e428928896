using Appliance.Core;
using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Pages.SignInProviders;

/// <summary>The address to which other sites send the browser back.</summary>
internal static class ExternalAddress
{
    public static Uri Of(PublicAddress known, HttpRequest request, string providerId)
    {
        var path = $"/sign-in/external/{providerId}/return";
        return known.Of(path) ?? new Uri($"{request.Scheme}://{request.Host}{path}");
    }
}
