using System.Text.Json;

namespace Appliance.Core.Channels;

/// <summary>The body that makes or changes a channel account. The channel cannot be changed afterwards.</summary>
/// <param name="Channel">Id of the channel kind.</param>
/// <param name="Name">1–80 characters.</param>
/// <param name="Enabled">Off: nothing comes in and nothing goes out.</param>
/// <param name="GroupId">The queue of its conversations.</param>
/// <param name="Settings">By the channel's settings schema; a secret that is absent or null stays as it was.</param>
public sealed record ChannelAccountInput(string? Channel = null, string? Name = null, bool Enabled = true, long? GroupId = null, JsonElement? Settings = null);
