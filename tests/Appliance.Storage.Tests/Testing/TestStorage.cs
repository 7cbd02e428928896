using Appliance.Storage.Events;
using Appliance.Storage.Migrations;
using Appliance.Storage.Status;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Storage.Tests.Testing;

/// <summary>Storage on a folder of its own, with a table to write to.</summary>
internal sealed class TestStorage : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _keepFolder;

    private TestStorage(ServiceProvider services, string folder, bool keepFolder)
    {
        _services = services;
        Folder = folder;
        _keepFolder = keepFolder;
    }

    public string Folder { get; }

    public IDatabase Database => Get<IDatabase>();

    public IEventLog Events => Get<IEventLog>();

    public StorageStatistics Statistics => Get<StorageStatistics>();

    public static string NewFolder() => Directory.CreateTempSubdirectory("appliance-storage-").FullName;

    /// <summary>Opens storage; the folder is removed at the end unless it was given.</summary>
    public static async Task<TestStorage> OpenAsync(
        string? folder = null,
        Action<IServiceCollection>? configure = null,
        Func<string, StorageOptions>? options = null)
    {
        var storage = Build(folder, configure, options);
        try
        {
            await storage.Get<DatabaseStarter>().StartAsync(CancellationToken.None);
            return storage;
        }
        catch
        {
            await storage.DisposeAsync();
            throw;
        }
    }

    public static TestStorage Build(string? folder = null, Action<IServiceCollection>? configure = null, Func<string, StorageOptions>? options = null)
    {
        var path = folder ?? NewFolder();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddStorage(options?.Invoke(path) ?? new StorageOptions { DataFolder = path });
        services.AddSingleton<IMigration>(new SqlMigration(
            9000,
            "notes",
            "create table notes (id {id}, sender integer not null, number integer not null, text text not null, unique (sender, number));"));
        configure?.Invoke(services);
        return new TestStorage(services.BuildServiceProvider(), path, folder is not null);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (!_keepFolder)
            Directory.Delete(Folder, recursive: true);
    }
}
