using Appliance.Core.Channels;
using Appliance.Web.Hubs;
using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Api;

/// <summary>
/// Which pages may carry a widget. The frame that calls is ours; that foreign pages do not embed it is held by
/// <c>frame-ancestors</c> on the frame's page, which <see cref="Pages.Widget.FramePolicy"/> makes from the same list.
/// </summary>
public static class WidgetOrigins
{
    /// <summary>True for our own frame, for allowed origins, and for programs, which send none.</summary>
    public static bool Allow(HttpRequest request, WidgetView widget)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(widget);
        return HubOrigins.IsOwn(request)
            || widget.AllowedOrigins.Count == 0
            || widget.AllowedOrigins.Contains(request.Headers.Origin.ToString(), StringComparer.OrdinalIgnoreCase);
    }
}
