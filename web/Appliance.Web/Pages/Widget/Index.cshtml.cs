using System.Text.Json;
using Appliance.Core.Channels;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Appliance.Web.Pages.Widget;

/// <summary>
/// What stands in the widget's frame, and by itself the full-page chat. The look is written into the page, so that it is
/// drawn before anything is asked of the API.
/// </summary>
[AllowAnonymous]
public sealed class IndexModel(WidgetService widgets) : PageModel
{
    public string Key { get; private set; } = "";

    public bool Available { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>The look as JSON.</summary>
    public string Settings { get; private set; } = "{}";

    /// <summary>The allowed origins as JSON; empty for every page.</summary>
    public string Origins { get; private set; } = "[]";

    public IActionResult OnGet(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var widget = widgets.ByKey(key);
        Key = key;
        Available = widget is not null;
        Title = Texts.Choose("在线客服", "Customer service");
        Response.Headers.ContentSecurityPolicy = FramePolicy.For(widget?.AllowedOrigins ?? []);
        // Asked again each time, because the allowed origins may have changed; scripts and styles keep their year.
        Response.Headers.CacheControl = "no-cache";
        if (widget is null)
        {
            // With a body, so that the frame can say it in the visitor's words.
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        if (widget.Look.ValueKind == JsonValueKind.Object)
        {
            Settings = widget.Look.GetRawText();
            if (widget.Look.TryGetProperty("title", out var title) && title.ValueKind == JsonValueKind.String && title.GetString() is { Length: > 0 } named)
                Title = named;
        }

        Origins = JsonSerializer.Serialize(FramePolicy.Origins(widget.AllowedOrigins));
        return Page();
    }
}
