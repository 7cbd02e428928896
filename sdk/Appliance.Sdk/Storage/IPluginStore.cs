namespace Appliance.Sdk.Storage;

/// <summary>
/// The plugin's private documents: JSON by collection and key, found again by indexed fields. One file a plugin; it
/// survives restart and upgrade, is part of the backup, and goes away only when the plugin is uninstalled with its data.
/// </summary>
/// <remarks>
/// A completed write is durable. Collections and fields are named <c>[a-z0-9_-]</c>, 1–64 characters; keys have 1–200
/// characters; a document has at most 1 MiB of JSON and 16 indexed fields, each value at most 200 characters.
/// <see cref="ArgumentException"/> for what exceeds that, <see cref="IOException"/> when the disk refuses.
/// Safe for concurrent use; the calls of one plugin run one after another.
/// </remarks>
public interface IPluginStore
{
    /// <summary>The document; null when there is none.</summary>
    Task<StoredDocument<T>?> FindAsync<T>(string collection, string key, CancellationToken cancellationToken);

    /// <summary>Writes the document, whether or not there was one. Returns its new version.</summary>
    /// <param name="collection">Which collection.</param>
    /// <param name="key">Which document.</param>
    /// <param name="value">Serialised with System.Text.Json, camelCase.</param>
    /// <param name="fields">Indexed values by which <see cref="QueryAsync"/> finds it; they replace the former ones.</param>
    /// <param name="cancellationToken">Ends the wait; the write may still happen.</param>
    Task<long> PutAsync<T>(string collection, string key, T value, IReadOnlyDictionary<string, string>? fields, CancellationToken cancellationToken);

    /// <summary>Writes the document only when there is none of that key. False when there is.</summary>
    Task<bool> TryAddAsync<T>(string collection, string key, T value, IReadOnlyDictionary<string, string>? fields, CancellationToken cancellationToken);

    /// <summary>Writes the document only when its version is still <paramref name="expectedVersion"/>. False when it is not.</summary>
    Task<bool> TryReplaceAsync<T>(string collection, string key, T value, long expectedVersion, IReadOnlyDictionary<string, string>? fields, CancellationToken cancellationToken);

    /// <summary>Removes the document. False when there was none.</summary>
    Task<bool> DeleteAsync(string collection, string key, CancellationToken cancellationToken);

    /// <summary>Documents in the order of the query, at most <see cref="StoreQuery.Limit"/>.</summary>
    Task<StorePage<T>> QueryAsync<T>(StoreQuery query, CancellationToken cancellationToken);
}
