using Appliance.Sdk.Authentication;
using Appliance.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Core.Accounts.External;

/// <summary>
/// Asks the directories every ten minutes for those who have a live session or an API token: whom one no longer knows or
/// has disabled is locked out, groups and names follow.
/// </summary>
internal sealed class DirectoryWatch(IDatabase database, IIdentityProviders providers, ExternalAccounts accounts, TimeProvider clock, ILogger<DirectoryWatch> logger) : BackgroundService
{
    private const int Slice = 200;

    // A search base mistyped in the settings must not send the whole company home: beyond these, an admin has to look.
    private const int FewGone = 5;
    private const double MostGone = 0.25;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CheckAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is StorageBusyException or StorageFullException)
            {
                logger.LogWarning(exception, "The directories were not compared; the next round does it");
            }
        }
    }

    /// <summary>One round.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        foreach (var stored in database.Read(ProviderStore.All).Where(provider => provider.Policy.Enabled))
        {
            if (providers.All.Any(provider => provider.Id == stored.Id && provider.PluginId == stored.PluginId && provider.LooksUp))
                await CheckAsync(stored, cancellationToken);
        }
    }

    private async Task CheckAsync(StoredProvider provider, CancellationToken cancellationToken)
    {
        var gone = new List<(IdentityLink Link, string Why)>();
        var asked = 0;
        for (long after = 0; ;)
        {
            var links = database.Read(connection => IdentityStore.WithAccess(connection, provider.Id, after, clock.GetUtcNow().ToUnixTimeMilliseconds(), Slice));
            if (links.Count == 0)
                break;
            after = links[^1].Id;
            foreach (var link in links)
            {
                var answer = await providers.LookUpAsync(provider.Id, new DirectoryQuery { Subject = link.Subject }, cancellationToken);
                asked++;
                switch (answer.Outcome)
                {
                    case AuthenticationOutcome.Succeeded when answer.Identity is { } identity && identity.Subject == link.Subject:
                        if (await FollowAsync(provider, link, identity, cancellationToken) is { } why)
                            gone.Add((link, why));
                        break;
                    case AuthenticationOutcome.Disabled:
                        gone.Add((link, "disabled"));
                        break;
                    case AuthenticationOutcome.Unknown:
                        gone.Add((link, "unknown"));
                        break;
                    case AuthenticationOutcome.Unavailable:
                        // Out of reach is not gone; those found before are.
                        await LockOutAsync(provider, gone, asked, cancellationToken);
                        return;
                }
            }
        }

        await LockOutAsync(provider, gone, asked, cancellationToken);
    }

    private Task<string?> FollowAsync(StoredProvider provider, IdentityLink link, ExternalIdentity identity, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            // What was read may be old: unlinked, or disabled by hand meanwhile.
            if (IdentityStore.Find(session.Connection, provider.Id, link.Subject) is not { } now || now.Id != link.Id)
                return null;
            var admitted = accounts.Admit(session, provider.Id, provider.Policy, identity);
            return admitted.IsRefused && admitted.Refusal.Code == "not_in_group" ? "not_in_group" : null;
        },
        cancellationToken,
        WriteLane.Bulk);

    private async Task LockOutAsync(StoredProvider provider, List<(IdentityLink Link, string Why)> gone, int asked, CancellationToken cancellationToken)
    {
        if (gone.Count > FewGone && gone.Count > asked * MostGone)
        {
            logger.LogError("The directory {Provider} no longer knows {Gone} of {Asked} people who are signed in: nobody was locked out. Check its settings", provider.Id, gone.Count, asked);
            return;
        }

        foreach (var (link, why) in gone)
        {
            await database.WriteAsync(
                session =>
                {
                    if (IdentityStore.Find(session.Connection, provider.Id, link.Subject) is { DisabledAt: null } now && now.Id == link.Id)
                        accounts.LockOut(session, now, why);
                },
                cancellationToken);
        }
    }
}
