using Appliance.Plugins.Calls;
using Appliance.Plugins.Logging;
using Appliance.Plugins.Packages;
using Appliance.Plugins.Runs;
using Appliance.Plugins.State;
using Appliance.Sdk;

namespace Appliance.Plugins.Lifecycle;

/// <summary>Everything the host knows of one plugin. Changed only while <see cref="Gate"/> is held.</summary>
internal sealed class PluginSlot(PluginPackage package, PluginRecord record, PluginLog log, CallLedger ledger, DateTimeOffset since) : IDisposable
{
    public SemaphoreSlim Gate { get; } = new(1);

    public PluginPackage Package { get; set; } = package;

    public PluginRecord Record { get; set; } = record;

    public PluginLog Log { get; } = log;

    public CallLedger Ledger { get; } = ledger;

    /// <summary>What runs now; also a plugin whose settings are missing, so that they can be checked.</summary>
    public PluginRun? Run { get; set; }

    /// <summary>Ends when the former run has been let go.</summary>
    public Task Draining { get; set; } = Task.CompletedTask;

    public PluginState State { get; private set; } = PluginState.Discovered;

    public LocalizedText? Reason { get; private set; }

    public string? Detail { get; private set; }

    public DateTimeOffset Since { get; private set; } = since;

    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>Faults in a row, for the back-off.</summary>
    public int Faults { get; set; }

    /// <summary>What was last told to listeners.</summary>
    public PluginState? Told { get; set; }

    public bool Removed { get; set; }

    public void Set(PluginState state, DateTimeOffset now, LocalizedText? reason = null, string? detail = null)
    {
        if (State != state || Reason != reason)
            Since = now;
        State = state;
        Reason = reason;
        Detail = detail;
        RetryAt = null;
    }

    /// <summary>The state as it shows: what runs may be stuck or have its circuit open.</summary>
    public (PluginState State, LocalizedText? Reason, DateTimeOffset Since, DateTimeOffset? RetryAt) Show()
    {
        if (Ledger.Ignoring(PluginRun.Grace) is [var ignoring, ..])
        {
            var text = new LocalizedText(
                $"{ignoring.Name} 不响应停止请求，只有重启服务器才能结束它{Also(Reason?.Zh, "；")}",
                $"{ignoring.Name} ignores being told to end; only a restart of the server ends it{Also(Reason?.En, "; ")}");
            return (PluginState.Stuck, text, ignoring.CancelledAt!.Value, RetryAt);
        }

        if (State == PluginState.Running && Run?.Breakers.Select(breaker => breaker.OpenUntil).FirstOrDefault(until => until is not null) is { } until)
        {
            var error = Ledger.LastError;
            var text = new LocalizedText($"连续失败，已暂停调用：{error?.Name}", $"Failed several times in a row, not called for a while: {error?.Name}");
            return (PluginState.Faulted, text, error?.At ?? Since, until);
        }

        return (State, Reason, Since, RetryAt);
    }

    public void Dispose() => Gate.Dispose();

    private static string Also(string? reason, string separator) => reason is null ? "" : separator + reason;
}
