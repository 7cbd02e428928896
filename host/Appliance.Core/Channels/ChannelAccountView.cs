using System.Text.Json;
using System.Text.Json.Serialization;
using Appliance.Sdk;

namespace Appliance.Core.Channels;

/// <summary>A configured instance of a channel.</summary>
public sealed record ChannelAccountView
{
    public required long Id { get; init; }

    /// <summary>Id of the channel kind: web, api, …</summary>
    public required string Channel { get; init; }

    public required string PluginId { get; init; }

    public required string Name { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>Without the values of secrets.</summary>
    public required JsonElement Settings { get; init; }

    /// <summary>Names of the secrets that have a value.</summary>
    public IReadOnlyList<string> SecretsSet { get; init; } = [];

    /// <summary>Path of its webhooks, <c>/channels/{key}</c>; null where the channel has none or the reader may not change channels.</summary>
    public string? WebhookPath { get; init; }

    public long? GroupId { get; init; }

    /// <summary>unknown, healthy, degraded or down.</summary>
    public required string Health { get; init; }

    /// <summary>Why, in the reader's language.</summary>
    public string? HealthReason => HealthReasons is null ? null : ReadersLanguage.Of(HealthReasons);

    /// <summary>Why, in both languages.</summary>
    [JsonIgnore]
    public LocalizedText? HealthReasons { get; init; }

    public DateTimeOffset? HealthAt { get; init; }

    /// <summary>What came in, reached no agent and was not marked as seen; counting stops at 1,000.</summary>
    public int OpenRejects { get; init; }
}
