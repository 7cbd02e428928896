namespace Appliance.Plugins.Loading;

/// <summary>
/// Load contexts that were let go. .NET frees one only when nothing refers to it any more; a serializer's or a driver's
/// cache may keep it for ever, so they are counted.
/// </summary>
public sealed class RetiredContexts(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<(WeakReference Context, RetiredContext Info)> _retired = [];

    /// <summary>Those that are still in memory.</summary>
    public IReadOnlyList<RetiredContext> Current
    {
        get
        {
            lock (_gate)
            {
                _retired.RemoveAll(entry => !entry.Context.IsAlive);
                return [.. _retired.Select(entry => entry.Info)];
            }
        }
    }

    internal void Retire(PluginLoadContext context, string version)
    {
        lock (_gate)
            _retired.Add((new WeakReference(context), new RetiredContext(context.PluginId, version, context.LoadedBytes, time.GetUtcNow())));
        context.Unload();
    }
}
