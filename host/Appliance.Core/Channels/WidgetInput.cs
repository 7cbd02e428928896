using System.Text.Json;

namespace Appliance.Core.Channels;

/// <summary>The body that makes or changes a widget.</summary>
/// <param name="Name">1–80 characters.</param>
/// <param name="ChannelAccountId">An account of a channel hosted here; null for the first one. Cannot be changed afterwards.</param>
/// <param name="GroupId">The queue of its conversations; null for the account's group.</param>
/// <param name="AllowedOrigins">At most 50 origins such as <c>https://shop.example</c>; empty for every page.</param>
/// <param name="Look">At most 20,000 characters of JSON.</param>
/// <param name="Enabled">Off: the widget does not appear and its visitors cannot write.</param>
public sealed record WidgetInput(
    string? Name = null,
    long? ChannelAccountId = null,
    long? GroupId = null,
    IReadOnlyList<string>? AllowedOrigins = null,
    JsonElement? Look = null,
    bool Enabled = true);
