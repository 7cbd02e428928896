using Microsoft.Extensions.Logging;

namespace Appliance.Plugins.Lifecycle;

/// <summary>Rescans when the plugin folder has changed and been quiet for a second, and once a minute, because not every file system tells.</summary>
internal sealed class FolderWatch : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Regularly = TimeSpan.FromMinutes(1);

    private readonly FileSystemWatcher? watcher;
    private readonly ITimer timer;
    private readonly Func<Task> rescan;
    private readonly ILogger logger;

    public FolderWatch(string folder, TimeProvider time, Func<Task> rescan, ILogger logger)
    {
        this.rescan = rescan;
        this.logger = logger;
        timer = time.CreateTimer(_ => _ = RescanAsync(), null, Regularly, Regularly);
        try
        {
            Directory.CreateDirectory(folder);
            watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true, InternalBufferSize = 32 * 1024 };
            watcher.Created += OnChange;
            watcher.Changed += OnChange;
            watcher.Deleted += OnChange;
            watcher.Renamed += OnChange;
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            watcher?.Dispose();
            watcher = null;
            logger.LogWarning(exception, "The plugin folder {Folder} cannot be watched; it is read once a minute", folder);
        }
    }

    public void Dispose()
    {
        watcher?.Dispose();
        timer.Dispose();
    }

    private void OnChange(object sender, FileSystemEventArgs args) => timer.Change(Quiet, Regularly);

    private async Task RescanAsync()
    {
        try
        {
            await rescan().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "The plugin folder could not be read");
        }
    }
}
