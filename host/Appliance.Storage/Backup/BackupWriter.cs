using System.IO.Compression;

namespace Appliance.Storage.Backup;

/// <summary>Adds files to an archive and notes their hashes on the way.</summary>
internal sealed class BackupWriter(ZipArchive archive)
{
    private readonly List<BackupEntry> _entries = [];

    public IReadOnlyList<BackupEntry> Entries => _entries;

    public async Task AddFileAsync(string name, string path, CompressionLevel compression, CancellationToken cancellationToken)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 81920, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (file.ConfigureAwait(false))
            await AddAsync(name, file, compression, cancellationToken).ConfigureAwait(false);
    }

    public async Task AddAsync(string name, Stream content, CompressionLevel compression, CancellationToken cancellationToken)
    {
        var target = await archive.CreateEntry(name, compression).OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (target.ConfigureAwait(false))
        {
            var (size, hash) = await BackupArchive.HashedCopyAsync(content, target, cancellationToken).ConfigureAwait(false);
            _entries.Add(new BackupEntry(name, size, hash));
        }
    }
}
