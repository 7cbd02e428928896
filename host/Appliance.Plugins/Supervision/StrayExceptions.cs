using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using Appliance.Plugins.Loading;

namespace Appliance.Plugins.Supervision;

/// <summary>
/// Takes exceptions that nobody caught, on whatever thread: one whose stack or target lies in a plugin's load context
/// faults that plugin and the process lives; any other ends it.
/// </summary>
/// <remarks>
/// Tried with .NET 10: a thread of its own, the pool, <c>async void</c> and a timer all survive. The framework takes one
/// handler for a process, therefore the static list.
/// </remarks>
internal sealed class StrayExceptions : IDisposable
{
    private static readonly Lock Gate = new();
    private static readonly List<StrayExceptions> Installed = [];
    private static bool _handlerSet;

    private readonly Action<string, Exception> _fault;

    private StrayExceptions(Action<string, Exception> fault)
    {
        _fault = fault;
    }

    /// <summary>Begins; <paramref name="fault"/> is told plugin and exception on the dying thread and must be quick.</summary>
    public static StrayExceptions Install(Action<string, Exception> fault)
    {
        var installed = new StrayExceptions(fault);
        lock (Gate)
        {
            Installed.Add(installed);
            if (!_handlerSet)
            {
                ExceptionHandling.SetUnhandledExceptionHandler(Handle);
                TaskScheduler.UnobservedTaskException += (_, args) =>
                {
                    if (Handle(args.Exception))
                        args.SetObserved();
                };
                _handlerSet = true;
            }
        }

        return installed;
    }

    /// <summary>The plugin whose code threw or let through the exception; null when it was none.</summary>
    public static string? Attribute(Exception exception)
    {
        if (Frames(exception).Select(Plugin).FirstOrDefault(id => id is not null) is { } plugin)
            return plugin;
        var inner = exception is AggregateException aggregate ? aggregate.InnerExceptions : exception.InnerException is { } one ? [one] : Enumerable.Empty<Exception>();
        return inner.Select(Attribute).FirstOrDefault(id => id is not null);
    }

    public void Dispose()
    {
        lock (Gate)
            Installed.Remove(this);
    }

    private static bool Handle(Exception exception)
    {
        if (Attribute(exception) is not { } plugin)
            return false;

        StrayExceptions[] listeners;
        lock (Gate)
            listeners = [.. Installed];
        foreach (var listener in listeners)
            listener._fault(plugin, exception);
        return listeners.Length > 0;
    }

    private static IEnumerable<System.Reflection.MethodBase?> Frames(Exception exception) =>
        new StackTrace(exception, fNeedFileInfo: false).GetFrames().Select(frame => frame.GetMethod()).Append(exception.TargetSite);

    private static string? Plugin(System.Reflection.MethodBase? method) =>
        method?.Module.Assembly is { } assembly && AssemblyLoadContext.GetLoadContext(assembly) is PluginLoadContext context ? context.PluginId : null;
}
