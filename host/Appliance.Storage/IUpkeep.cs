namespace Appliance.Storage;

/// <summary>Something that keeps the data folder from growing for ever. Once an hour each is run, one after another.</summary>
public interface IUpkeep
{
    /// <summary>What it deletes, for the log.</summary>
    string Name { get; }

    /// <summary>Deletes what is past its time, in slices on the bulk lane (see <see cref="SlicedWrites"/>). Returns how many went.</summary>
    Task<long> RunAsync(CancellationToken cancellationToken);
}
