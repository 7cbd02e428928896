using Appliance.Plugins.Packages;
using Appliance.Plugins.Runs;
using Appliance.Plugins.State;
using Appliance.Plugins.Supervision;
using Appliance.Sdk;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Plugins.Lifecycle;

/// <summary>
/// Starts all plugins when the server starts, side by side; those that may have ended the last run come after the others,
/// alone, so that a second crash names one of them. Watches, retries, and stops them all at the end.
/// </summary>
internal sealed class PluginHost(
    PluginOptions options,
    PluginLifecycle lifecycle,
    PluginDiscovery discovery,
    PackageScanner scanner,
    PluginRegistry registry,
    IPluginStateStore store,
    RunJournal journal,
    TimeProvider time,
    ILogger<PluginHost> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan TickEvery = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private StrayExceptions? _stray;
    private FolderWatch? _watch;
    private Task _work = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Not waited for: the server listens meanwhile, and /readyz waits for PluginRegistry.Started.
        _work = Task.Run(() => RunAsync(_stopping.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        _watch?.Dispose();
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var draining = new List<Task>();
        foreach (var slot in lifecycle.Slots)
        {
            await PluginLifecycle.ChangeAsync(
                slot,
                () =>
                {
                    lifecycle.Stop(slot, PluginState.Discovered);
                    return Task.FromResult(true);
                },
                cancellationToken).ConfigureAwait(false);
            draining.Add(slot.Draining);
        }

        // What ignores it ends with the process.
        await Task.WhenAny(Task.WhenAll(draining), Task.Delay(PluginRun.Grace, time, cancellationToken)).ConfigureAwait(false);
        _stray?.Dispose();
        journal.EndCleanly();
    }

    public void Dispose()
    {
        _stray?.Dispose();
        _watch?.Dispose();
        _stopping.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StartAllAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(exception, "Plugins could not be started");
        }
        finally
        {
            registry.SetStarted();
        }

        _watch = new FolderWatch(options.PluginFolder, time, () => discovery.RescanAsync(cancellationToken), logger);
        using var timer = new PeriodicTimer(TickEvery, time);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                await lifecycle.TickAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LogError(exception, "Plugins could not be supervised");
            }
        }
    }

    private async Task StartAllAsync(CancellationToken cancellationToken)
    {
        var packages = scanner.Scan();
        var verdict = Guard(packages);
        var records = (await store.LoadAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(record => record.Id);
        var slots = packages.Select(package => lifecycle.Add(package, records.GetValueOrDefault(package.Id))).ToList();
        foreach (var slot in slots.Where(slot => verdict.Quarantine.ContainsKey(slot.Package.Id) && slot.Record.Quarantine is null))
        {
            await lifecycle.SaveAsync(slot, slot.Record with { Quarantine = verdict.Quarantine[slot.Package.Id] }, cancellationToken).ConfigureAwait(false);
            logger.LogCritical("Plugin {Plugin} is quarantined: it ended the server twice", slot.Package.Id);
        }

        var suspects = slots.Where(slot => verdict.Suspects.Contains(slot.Package.Id)).ToList();
        var all = Task.Run(
            async () =>
            {
                await Task.WhenAll(slots.Except(suspects).Select(StartAsync)).ConfigureAwait(false);
                foreach (var suspect in suspects)
                    await StartAsync(suspect).ConfigureAwait(false);
            },
            cancellationToken);
        await Task.WhenAny(all, Task.Delay(options.StartTimeout + TimeSpan.FromSeconds(1), time, cancellationToken)).ConfigureAwait(false);
    }

    private RunVerdict Guard(IReadOnlyList<PluginPackage> packages)
    {
        if (!options.GuardProcess)
            return RunVerdict.Nothing;

        var verdict = journal.Begin(packages);
        CrashText.CaptureTo(journal.TextPath);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => journal.EndCleanly();
        _stray = StrayExceptions.Install(Blame);
        if (verdict.CrashFile is not null)
            logger.LogCritical("The last run ended by a crash; what the runtime wrote is in {File}", verdict.CrashFile);
        if (verdict.SafeMode)
        {
            lifecycle.SafeMode = true;
            logger.LogCritical("Safe mode: the server ended unexpectedly several times after its start; only shipped plugins run");
        }

        return verdict;
    }

    private Task<bool> StartAsync(PluginSlot slot) => PluginLifecycle.ChangeAsync(
        slot,
        async () =>
        {
            await lifecycle.StartAsync(slot).ConfigureAwait(false);
            return true;
        },
        CancellationToken.None);

    // On the thread that threw, which ends after this.
    private void Blame(string id, Exception exception)
    {
        if (lifecycle.Find(id) is not { } slot)
            return;
        slot.Ledger.Background("Background", exception);
        slot.Log.LogError(exception, "An exception that nobody caught");
        var text = exception.ToString();
        var reason = new LocalizedText(
            $"后台异常：{exception.GetType().Name}：{exception.Message}",
            $"An exception in the background: {exception.GetType().Name}: {exception.Message}");
        _ = Task.Run(() => lifecycle.FaultAsync(id, reason, text));
    }
}
