namespace Appliance.Storage.Writing;

/// <summary>A piece of work that waits for the writer, and what became of it. Its caller learns nothing before the commit.</summary>
internal abstract class WritePiece(CancellationToken cancellationToken)
{
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Why the piece failed; null while it has not.</summary>
    public Exception? Failure { get; set; }

    /// <summary>The work, for the log.</summary>
    public abstract string Description { get; }

    /// <summary>Runs the work and keeps its result.</summary>
    public abstract void Run(IWriteSession session);

    /// <summary>Tells the caller. The continuation runs elsewhere.</summary>
    public abstract void Settle();
}
