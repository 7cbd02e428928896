using Appliance.Core.Accounts;
using Appliance.Core.Notices;
using Appliance.Core.Settings;
using Appliance.Sdk;
using Appliance.Storage;
using Microsoft.Extensions.Hosting;

namespace Appliance.Core.Announcements;

/// <summary>After an upgrade, tells once where to read what is new. A new installation has nothing to compare with and is told nothing.</summary>
public sealed class ReleaseNotesTeller(DatabaseStarter starter, IDatabase database, SettingsStore settings, NoticeService notices) : BackgroundService
{
    /// <summary>The version of the newest section of the release notes that the product carries.</summary>
    public const string Version = "0.1";

    private const string Key = "announcements.releaseNotes";
    private const int Most = 1000;

    /// <summary>Tells the admins of a version that they were not told of. True when they were told.</summary>
    public Task<bool> TellAsync(string version, CancellationToken cancellationToken)
    {
        var known = settings.Get<string>(Key);
        return known == version ? Task.FromResult(false) : database.WriteAsync(
            session =>
            {
                settings.Set(session, Key, version);
                if (known is null)
                    return false;
                foreach (var agent in PermissionHolders.Ids(session.Connection, Permissions.SystemView, Most))
                {
                    notices.Post(session, new NewNotice(
                        NoticeKinds.Announcement, agent, new LocalizedText($"已升级到 {version}：看看有什么新的", $"Upgraded to {version}: what is new"), Link: "/help/release-notes"));
                }

                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await starter.Started.WaitAsync(stoppingToken);
            await TellAsync(Version, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }
}
