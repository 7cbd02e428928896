using System.Text.Json;

namespace Appliance.Plugins.State;

/// <summary>Keeps the records in one JSON file: for programs without a database, such as tests.</summary>
public sealed class JsonPluginStateStore(string path) : IPluginStateStore, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public async Task<IReadOnlyList<PluginRecord>> LoadAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task SaveAsync(PluginRecord record, CancellationToken cancellationToken) =>
        ReplaceAsync(record.Id, record, cancellationToken);

    public Task DeleteAsync(string id, CancellationToken cancellationToken) => ReplaceAsync(id, null, cancellationToken);

    public void Dispose() => _turn.Dispose();

    private async Task ReplaceAsync(string id, PluginRecord? record, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var records = await ReadAsync(cancellationToken).ConfigureAwait(false);
            records.RemoveAll(one => one.Id == id);
            if (record is not null)
                records.Add(record);
            await File.WriteAllTextAsync(path + ".new", JsonSerializer.Serialize(records), cancellationToken).ConfigureAwait(false);
            File.Move(path + ".new", path, overwrite: true);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<List<PluginRecord>> ReadAsync(CancellationToken cancellationToken) =>
        File.Exists(path) ? JsonSerializer.Deserialize<List<PluginRecord>>(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false)) ?? [] : [];
}
