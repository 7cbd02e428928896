using System.Globalization;
using System.Text.Json;
using Appliance.Sdk.Storage;

namespace Appliance.Sdk.Testing;

/// <summary>Documents in memory, by the rules of <see cref="IPluginStore"/>: versions, indexed fields, pages. Values go through JSON, as in the host.</summary>
public sealed class FakeStore(TimeProvider time) : IPluginStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Collection, string Key), Entry> _documents = [];

    /// <inheritdoc/>
    public Task<StoredDocument<T>?> FindAsync<T>(string collection, string key, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_documents.TryGetValue((collection, key), out var found) ? found.Read<T>(key) : null);
    }

    /// <inheritdoc/>
    public Task<long> PutAsync<T>(string collection, string key, T value, IReadOnlyDictionary<string, string>? fields, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(Write(collection, key, value, fields));
    }

    /// <inheritdoc/>
    public Task<bool> TryAddAsync<T>(string collection, string key, T value, IReadOnlyDictionary<string, string>? fields, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var free = !_documents.ContainsKey((collection, key));
            if (free)
                Write(collection, key, value, fields);
            return Task.FromResult(free);
        }
    }

    /// <inheritdoc/>
    public Task<bool> TryReplaceAsync<T>(
        string collection, string key, T value, long expectedVersion, IReadOnlyDictionary<string, string>? fields, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var same = _documents.TryGetValue((collection, key), out var found) && found.Version == expectedVersion;
            if (same)
                Write(collection, key, value, fields);
            return Task.FromResult(same);
        }
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string collection, string key, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_documents.Remove((collection, key)));
    }

    /// <inheritdoc/>
    public Task<StorePage<T>> QueryAsync<T>(StoreQuery query, CancellationToken cancellationToken)
    {
        if (query.Limit is < 1 or > 500)
            throw new ArgumentException("The limit is 1–500.", nameof(query));
        var skip = query.After is null ? 0 : int.Parse(query.After, NumberStyles.None, CultureInfo.InvariantCulture);
        lock (_gate)
        {
            var found = _documents
                .Where(document => document.Key.Collection == query.Collection)
                .Select(document => (document.Key.Key, document.Value, By: query.Field is null ? document.Key.Key : document.Value.Fields.GetValueOrDefault(query.Field)))
                .Where(document => document.By is { } by
                    && (query.EqualTo is null || by == query.EqualTo)
                    && (query.From is null || string.CompareOrdinal(by, query.From) >= 0)
                    && (query.To is null || string.CompareOrdinal(by, query.To) < 0))
                .OrderBy(document => document.By, StringComparer.Ordinal).ThenBy(document => document.Key, StringComparer.Ordinal)
                .ToList();
            if (query.Descending)
                found.Reverse();
            var items = found.Skip(skip).Take(query.Limit).Select(document => document.Value.Read<T>(document.Key)).ToList();
            var next = skip + items.Count < found.Count ? (skip + items.Count).ToString(CultureInfo.InvariantCulture) : null;
            return Task.FromResult(new StorePage<T>(items, next));
        }
    }

    private long Write<T>(string collection, string key, T value, IReadOnlyDictionary<string, string>? fields)
    {
        if (key.Length is < 1 or > 200)
            throw new ArgumentException("A key has 1–200 characters.", nameof(key));
        if (fields is { Count: > 16 })
            throw new ArgumentException("A document has at most 16 indexed fields.", nameof(fields));
        var version = _documents.TryGetValue((collection, key), out var former) ? former.Version + 1 : 1;
        _documents[(collection, key)] = new Entry(JsonSerializer.Serialize(value, JsonSerializerOptions.Web), version, time.GetUtcNow(), fields ?? new Dictionary<string, string>());
        return version;
    }

    private sealed record Entry(string Json, long Version, DateTimeOffset At, IReadOnlyDictionary<string, string> Fields)
    {
        public StoredDocument<T> Read<T>(string key) => new(key, JsonSerializer.Deserialize<T>(Json, JsonSerializerOptions.Web)!, Version, At);
    }
}
