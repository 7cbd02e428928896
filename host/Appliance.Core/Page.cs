namespace Appliance.Core;

/// <summary>One page of a bounded list, by keyset.</summary>
/// <param name="Items">At most as many as asked for.</param>
/// <param name="NextCursor">Opaque; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);
