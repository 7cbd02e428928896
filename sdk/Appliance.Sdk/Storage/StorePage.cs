namespace Appliance.Sdk.Storage;

/// <summary>Some documents, and where the next ones begin.</summary>
/// <param name="Items">In the order of the query.</param>
/// <param name="Next">For <see cref="StoreQuery.After"/>; null after the last one.</param>
public sealed record StorePage<T>(IReadOnlyList<StoredDocument<T>> Items, string? Next);
