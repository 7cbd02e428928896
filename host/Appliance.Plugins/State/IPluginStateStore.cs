namespace Appliance.Plugins.State;

/// <summary>Keeps the records of plugins.</summary>
public interface IPluginStateStore
{
    /// <summary>All records; called once at start.</summary>
    Task<IReadOnlyList<PluginRecord>> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Writes one; durable when it completes.</summary>
    Task SaveAsync(PluginRecord record, CancellationToken cancellationToken);

    /// <summary>Forgets one.</summary>
    Task DeleteAsync(string id, CancellationToken cancellationToken);
}
