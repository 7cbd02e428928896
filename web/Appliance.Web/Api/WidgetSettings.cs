using System.Text.Json;
using System.Text.Json.Nodes;
using Appliance.Core.Channels;
using Appliance.Core.Files;
using Appliance.Core.Presence;

namespace Appliance.Web.Api;

/// <summary>What a widget is told of itself: its look as the admin set it, what may be sent, and whether somebody serves.</summary>
internal sealed class WidgetSettings(ServingNow serving)
{
    private const int MaxText = 5000;

    public JsonObject Of(WidgetView widget)
    {
        ArgumentNullException.ThrowIfNull(widget);
        var settings = widget.Look.ValueKind == JsonValueKind.Object ? JsonObject.Create(widget.Look)!.DeepClone().AsObject() : [];
        settings["name"] = widget.Name;
        settings["serving"] = serving.Anyone(widget);
        settings.Remove("replyMinutes");
        if (serving.ReplyMinutes(widget) is { } minutes)
            settings["replyMinutes"] = minutes;
        settings["maxFileBytes"] = FileLimits.File;
        settings["limits"] = new JsonObject
        {
            ["text"] = MaxText,
            ["image"] = FileLimits.Image,
            ["audio"] = FileLimits.Media,
            ["video"] = FileLimits.Media,
            ["file"] = FileLimits.File,
        };
        return settings;
    }
}
