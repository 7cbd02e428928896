namespace Appliance.Sdk.Workers;

/// <summary>Long-running work, supervised by the host.</summary>
public interface IPluginWorker
{
    /// <summary>Short name for the plugin's page and the log, for example <c>token-refresh</c>.</summary>
    string Name { get; }

    /// <summary>Where it runs when several servers share one company.</summary>
    WorkerPlacement Placement => WorkerPlacement.OnOneNode;

    /// <summary>
    /// Runs until cancelled. Returning ends the work until the next start of the plugin. An exception starts it again
    /// after 1, 2, 4, … 60 s; after 10 failures without 10 minutes of running between them the plugin is faulted.
    /// </summary>
    /// <param name="cancellationToken">Cancelled when the plugin stops; return within 5 s or be shown as stuck.</param>
    Task RunAsync(CancellationToken cancellationToken);
}
