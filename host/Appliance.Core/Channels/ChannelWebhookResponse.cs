namespace Appliance.Core.Channels;

/// <summary>What the platform is answered.</summary>
public sealed record ChannelWebhookResponse(int Status, string? ContentType, ReadOnlyMemory<byte> Body);
