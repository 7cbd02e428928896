using Microsoft.Extensions.Logging;

namespace Appliance.Plugins.Lifecycle;

/// <summary>Rescans when the plugin folder has changed and been quiet for a second, and once a minute, because not every file system tells.</summary>
internal sealed class FolderWatch : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Regularly = TimeSpan.FromMinutes(1);

    private readonly FileSystemWatcher? _watcher;
    private readonly ITimer _timer;
    private readonly Func<Task> _rescan;
    private readonly ILogger _logger;

    public FolderWatch(string folder, TimeProvider time, Func<Task> rescan, ILogger logger)
    {
        _rescan = rescan;
        _logger = logger;
        _timer = time.CreateTimer(_ => _ = RescanAsync(), null, Regularly, Regularly);
        try
        {
            Directory.CreateDirectory(folder);
            _watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true, InternalBufferSize = 32 * 1024 };
            _watcher.Created += OnChange;
            _watcher.Changed += OnChange;
            _watcher.Deleted += OnChange;
            _watcher.Renamed += OnChange;
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            _watcher?.Dispose();
            _watcher = null;
            logger.LogWarning(exception, "The plugin folder {Folder} cannot be watched; it is read once a minute", folder);
        }
    }

    public void Dispose()
    {
        _watcher?.Dispose();
        _timer.Dispose();
    }

    private void OnChange(object sender, FileSystemEventArgs args) => _timer.Change(Quiet, Regularly);

    private async Task RescanAsync()
    {
        try
        {
            await _rescan().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "The plugin folder could not be read");
        }
    }
}
