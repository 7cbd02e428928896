namespace Appliance.Sdk.Workers;

/// <summary>Where a worker runs when several servers share one company. On a single server both mean the same.</summary>
public enum WorkerPlacement
{
    /// <summary>On one server at a time.</summary>
    OnOneNode,

    /// <summary>On each server.</summary>
    OnEveryNode,
}
