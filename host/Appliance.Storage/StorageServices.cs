using System.Reflection;
using Appliance.Storage.Backup;
using Appliance.Storage.Blobs;
using Appliance.Storage.Doctor;
using Appliance.Storage.Events;
using Appliance.Storage.Migrations;
using Appliance.Storage.Outbox;
using Appliance.Storage.Status;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Appliance.Storage;

/// <summary>Composes storage.</summary>
public static class StorageServices
{
    /// <summary>
    /// Adds database, event log, followers, outbox and blobs. Nothing is opened before
    /// <see cref="DatabaseStarter.StartAsync"/>.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<DataFolder>();
        services.AddSingleton<StorageStatistics>();
        services.AddSingleton<CommitFeed>();
        services.AddSingleton<Migrator>();
        services.AddSingleton(provider => new DatabaseStarter(
            provider.GetRequiredService<DataFolder>(),
            provider.GetRequiredService<Migrator>(),
            provider.GetRequiredService<SqliteDatabase>(),
            provider.GetRequiredService<EventLog>(),
            provider.GetRequiredService<FollowerCursors>(),
            provider.GetRequiredService<FolderBlobStore>(),
            provider.GetRequiredService<ILogger<DatabaseStarter>>()));
        services.AddSingleton<SqliteDatabase>();
        services.AddSingleton<IDatabase>(provider => provider.GetRequiredService<SqliteDatabase>());
        services.AddSingleton<EventLog>();
        services.AddSingleton<IEventLog>(provider => provider.GetRequiredService<EventLog>());
        services.AddSingleton<FollowerCursors>();
        services.AddSingleton(provider => new FollowerPump(
            provider.GetRequiredService<DatabaseStarter>(),
            provider.GetRequiredService<IDatabase>(),
            provider.GetRequiredService<EventLog>(),
            provider.GetServices<IEventFollower>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<FollowerPump>>()));
        services.AddHostedService(provider => provider.GetRequiredService<FollowerPump>());
        services.AddSingleton<IUpkeep, EventRetention>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<OutboxDesk>();
        services.AddSingleton<IUpkeep, OutboxRetention>();
        services.AddHostedService<OutboxWorker>();
        services.AddHostedService<StorageUpkeep>();
        services.AddSingleton<FolderBlobStore>();
        services.AddSingleton<IBlobStore>(provider => provider.GetRequiredService<FolderBlobStore>());
        services.AddSingleton<BackupService>();
        services.AddSingleton<RestoreService>();
        services.AddSingleton<DataDoctor>();
        services.AddSingleton<IDoctorCheck, IntegrityCheck>();
        services.AddSingleton<IDoctorCheck, EventCheck>();
        services.AddSingleton<IDoctorCheck, LeftoverCheck>();
        return services.AddMigrations(typeof(StorageServices).Assembly);
    }

    /// <summary>Adds the SQL migrations embedded in <paramref name="assembly"/> (<c>Migrations/NNNN_name.sql</c>).</summary>
    public static IServiceCollection AddMigrations(this IServiceCollection services, Assembly assembly)
    {
        foreach (var migration in EmbeddedSqlMigrations.In(assembly))
            services.AddSingleton(migration);
        return services;
    }
}
