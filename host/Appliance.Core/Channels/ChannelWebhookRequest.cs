namespace Appliance.Core.Channels;

/// <summary>A request that a platform sent to <c>/channels/{key}/…</c>, raw.</summary>
/// <param name="Method">Upper case.</param>
/// <param name="Path">What follows the key, beginning with a slash, or empty.</param>
/// <param name="Query">With its question mark, or empty.</param>
/// <param name="Headers">Names in any case.</param>
/// <param name="Body">At most 1 MiB.</param>
public sealed record ChannelWebhookRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body);
