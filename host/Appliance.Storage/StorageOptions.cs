namespace Appliance.Storage;

/// <summary>Where the data lies and how much may wait.</summary>
public sealed class StorageOptions
{
    /// <summary>The one folder that holds everything the program writes.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Where the Data Protection keys lie; null for <c>keys</c> in the data folder.</summary>
    public string? KeyFolder { get; init; }

    /// <summary>Pieces that may wait on the foreground lane before <see cref="StorageBusyException"/>.</summary>
    public int ForegroundCapacity { get; init; } = 8192;

    /// <summary>Pieces that may wait on the bulk lane before <see cref="StorageBusyException"/>.</summary>
    public int BulkCapacity { get; init; } = 512;

    /// <summary>Pieces that share one transaction at most.</summary>
    public int MaxBatch { get; init; } = 256;

    /// <summary>Read-only connections at most; each keeps up to 4 MB of pages.</summary>
    public int ReadConnections { get; init; } = Math.Clamp(Environment.ProcessorCount * 2, 4, 16);

    /// <summary>How long events are kept.</summary>
    public TimeSpan EventRetention { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long one try of an outbox entry may take.</summary>
    public TimeSpan OutboxTryLimit { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How long done outbox rows are kept; failed, ambiguous and dead ones stay three times as long.</summary>
    public TimeSpan OutboxRetention { get; init; } = TimeSpan.FromDays(30);
}
