using Appliance.Core.Accounts;
using Appliance.Core.Audit;
using Appliance.Core.Channels;
using Appliance.Core.Conversations;
using Appliance.Core.Customers;
using Appliance.Core.Files;
using Appliance.Core.Mail;
using Appliance.Core.Notices;
using Appliance.Core.Plugins;
using Appliance.Core.Presence;
using Appliance.Core.Routing;
using Appliance.Core.Settings;
using Appliance.Plugins;
using Appliance.Storage;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Appliance.Core.Tests.Testing;

/// <summary>The product without a screen, on a real database file, with a clock that the test moves.</summary>
internal sealed class TestCore : IAsyncDisposable
{
    private readonly string _folder;
    private readonly bool _ownsFolder;
    private readonly ServiceProvider _services;

    private TestCore(string folder, bool ownsFolder, ServiceProvider services, ManualClock time, TestStrategies strategies)
    {
        _folder = folder;
        _ownsFolder = ownsFolder;
        _services = services;
        Time = time;
        Strategies = strategies;
    }

    public ManualClock Time { get; }

    public TestStrategies Strategies { get; }

    public string Folder => _folder;

    public IDatabase Database => Get<IDatabase>();

    /// <param name="folder">A folder of a former run, or null for a new one.</param>
    /// <param name="time">The clock of a former run, or null for a new one.</param>
    /// <param name="routing">False where the test assigns by hand.</param>
    /// <param name="configure">Services of the test's own.</param>
    public static async Task<TestCore> StartAsync(
        string? folder = null, ManualClock? time = null, bool routing = true, Action<IServiceCollection>? configure = null)
    {
        time ??= new ManualClock();
        var strategies = new TestStrategies();
        var path = folder ?? Directory.CreateTempSubdirectory("appliance-core-").FullName;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<TimeProvider>(time);
        services.AddStorage(new StorageOptions { DataFolder = path });
        services.AddMigrations(typeof(Actor).Assembly);
        services.AddSettings(Path.Combine(path, "keys"));
        services.AddPluginHost(new PluginOptions { PluginFolder = Path.Combine(path, "no-plugins"), DataFolder = path });
        services.AddAudit();
        services.AddMail();
        services.AddNotices();
        services.AddAccounts();
        services.AddSingleton(new OrganizationCalendar(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")));
        services.AddCustomers();
        services.AddChannels();
        services.AddConversations();
        services.AddPresence();
        services.AddFiles();
        if (routing)
            services.AddConversationRouting();
        services.Replace(ServiceDescriptor.Singleton<IAssignmentStrategies>(strategies));
        configure?.Invoke(services);

        var core = new TestCore(path, folder is null, services.BuildServiceProvider(), time, strategies);
        await core.Get<DatabaseStarter>().StartAsync(CancellationToken.None);
        foreach (var hosted in core._services.GetServices<IHostedService>())
            await hosted.StartAsync(CancellationToken.None);
        return core;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public T Scalar<T>(string sql, object? parameters = null) => Database.Read(connection => connection.ExecuteScalar<T>(sql, parameters))!;

    public Task ExecuteAsync(string sql, object? parameters = null) =>
        Database.WriteAsync(session => { session.Connection.Execute(sql, parameters); }, CancellationToken.None);

    /// <summary>Waits until the followers of the log have done their part.</summary>
    public static async Task EventuallyAsync(Func<bool> holds, string what)
    {
        // Real time, because the workers run on real threads however the clock is moved.
        for (var waited = 0; waited < 1000; waited++)
        {
            if (holds())
                return;
            await Task.Delay(10);
        }

        Assert.Fail($"Never came true: {what}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _services.GetServices<IHostedService>().Reverse())
            await hosted.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        if (_ownsFolder)
            Directory.Delete(_folder, recursive: true);
    }
}
