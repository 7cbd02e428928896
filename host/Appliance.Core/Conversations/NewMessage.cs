using System.Text.Json;
using Appliance.Sdk.Channels;

namespace Appliance.Core.Conversations;

/// <summary>A message to be sent, as the wire contract's bodies carry it.</summary>
/// <param name="ClientId">1–64 characters; makes sending idempotent.</param>
/// <param name="Type">One of <see cref="MessageTypes"/>.</param>
/// <param name="Content">By the type's shape.</param>
public sealed record NewMessage(string? ClientId, string? Type, JsonElement Content);
