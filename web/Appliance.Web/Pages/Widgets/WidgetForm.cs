using System.Text.Json;
using System.Text.Json.Nodes;
using Appliance.Core.Channels;

namespace Appliance.Web.Pages.Widgets;

/// <summary>A widget as its form shows it.</summary>
public sealed class WidgetForm
{
    public string? Name { get; set; }

    public bool Enabled { get; set; } = true;

    public long? GroupId { get; set; }

    public string? Colour { get; set; } = "#2456d6";

    public string Position { get; set; } = "right";

    public string? Title { get; set; }

    public string? Subtitle { get; set; }

    public string? Label { get; set; }

    public string? Greeting { get; set; }

    /// <summary>Empty for the language of the visitor's browser.</summary>
    public string? Locale { get; set; }

    /// <summary>One origin a line.</summary>
    public string? AllowedOrigins { get; set; }

    public static WidgetForm Of(WidgetView widget)
    {
        var look = JsonObject.Create(widget.Look) ?? [];
        string? Text(string name) => look[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        return new WidgetForm
        {
            Name = widget.Name,
            Enabled = widget.Enabled,
            GroupId = widget.GroupId,
            Colour = Text("colour") ?? "#2456d6",
            Position = Text("position") == "left" ? "left" : "right",
            Title = Text("title"),
            Subtitle = Text("subtitle"),
            Label = Text("label"),
            Greeting = Text("greeting"),
            Locale = Text("locale"),
            AllowedOrigins = string.Join('\n', widget.AllowedOrigins),
        };
    }

    /// <summary>What the service takes. Parts of the look that this form does not show stay as they were.</summary>
    public WidgetInput ToInput(WidgetView? before)
    {
        var look = before is null ? [] : JsonObject.Create(before.Look) ?? [];
        foreach (var (name, value) in new[] { ("colour", Colour), ("position", Position), ("title", Title), ("subtitle", Subtitle), ("label", Label), ("greeting", Greeting), ("locale", Locale) })
        {
            look[name] = string.IsNullOrWhiteSpace(value) ? null : value.Trim();
        }

        return new WidgetInput(
            Name?.Trim(),
            before?.ChannelAccountId,
            GroupId,
            (AllowedOrigins ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            JsonSerializer.SerializeToElement(look),
            Enabled);
    }
}
