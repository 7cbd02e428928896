using System.Text.Json;

namespace Appliance.Core.Channels;

/// <summary>A web channel account as it stands on a page.</summary>
public sealed record WidgetView
{
    public required long Id { get; init; }

    /// <summary>In the page's script tag.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    public required long ChannelAccountId { get; init; }

    public long? GroupId { get; init; }

    /// <summary>Origins whose pages may carry it; empty for every page.</summary>
    public required IReadOnlyList<string> AllowedOrigins { get; init; }

    /// <summary>Colour, position, texts, greeting, locale: read by the widget.</summary>
    public required JsonElement Look { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>Whether it has a secret that signs userTokens; the secret itself is shown once, when it is made.</summary>
    public required bool HasSecret { get; init; }
}
