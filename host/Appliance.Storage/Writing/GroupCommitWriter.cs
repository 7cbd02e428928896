using Appliance.Storage.Events;
using Appliance.Storage.Sql;
using Appliance.Storage.Status;
using Microsoft.Extensions.Logging;

namespace Appliance.Storage.Writing;

/// <summary>
/// The one thread that writes. What waits shares a transaction; one fsync serves them all. Nobody hears of success or
/// failure before the commit, because a failure may rest on what a neighbour wrote.
/// <para>
/// A savepoint keeps a copy of every page that its piece touches, a third of the writer's time. So a batch runs without
/// any at first; when a piece that has already changed something must be undone, the batch is run again with one each.
/// </para>
/// </summary>
internal sealed class GroupCommitWriter : IDisposable
{
    /// <summary>So many batches keep savepoints after one that needed them: undoing seldom comes alone.</summary>
    private const int CarefulBatches = 50;

    private readonly string _path;
    private readonly WriteQueue _queue;
    private readonly CommitFeed _feed;
    private readonly StorageStatistics _statistics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly int _maxBatch;
    private readonly WriteSession _session;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WriterConnection? _connection;
    private int _careful;

    public GroupCommitWriter(string path, WriteQueue queue, CommitFeed feed, StorageStatistics statistics, TimeProvider time, ILogger logger, int maxBatch)
    {
        _path = path;
        _queue = queue;
        _feed = feed;
        _statistics = statistics;
        _time = time;
        _logger = logger;
        _maxBatch = maxBatch;
        _session = new WriteSession(time);
        _connection = new WriterConnection(path);
        _thread = new Thread(Loop) { Name = "storage writer", IsBackground = true };
    }

    /// <summary>Completes when the queue was closed, everything in it settled and the connection closed.</summary>
    public Task Ended => _ended.Task;

    public void Start() => _thread.Start();

    /// <summary>Blocks until <see cref="Ended"/>; the queue must be closed.</summary>
    public void Dispose() => _thread.Join();

    private void Loop()
    {
        var batch = new List<WritePiece>(_maxBatch);
        while (_queue.Take(batch, _maxBatch))
        {
            try
            {
                Write(batch);
            }
            catch (Exception e)
            {
                _logger.LogError(e, "The writer failed outside any piece of work; the connection is opened anew");
                foreach (var piece in batch)
                    piece.Failure ??= e;
                CloseConnection();
            }

            foreach (var piece in batch)
                piece.Settle();
            batch.Clear();
        }

        CloseConnection();
        _ended.SetResult();
    }

    private void Write(List<WritePiece> batch)
    {
        var fault = RunTransaction(batch, savepoints: _careful > 0);
        _careful = Math.Max(0, _careful - 1);
        if (fault is SavepointNeededException)
        {
            _careful = CarefulBatches;
            fault = RunTransaction(batch, savepoints: true);
        }

        if (fault is null)
            return;

        // Nothing of the batch is stored. Each piece is run once more, alone, so that whose fault it was falls on nobody else.
        _logger.LogWarning(fault, "A transaction of {Pieces} pieces was rolled back", batch.Count);
        _statistics.BatchRolledBack();
        foreach (var piece in batch)
        {
            if (piece.Failure is null && RunTransaction([piece], savepoints: true) is { } failure)
                piece.Failure = SqliteFaults.Translate(failure);
        }
    }

    /// <summary>Runs the pieces in one transaction. Returns null when it is committed, else why nothing of it is stored.</summary>
    private Exception? RunTransaction(List<WritePiece> pieces, bool savepoints)
    {
        WritePiece? current = null;
        _session.BeginBatch();
        try
        {
            var connection = _connection ??= new WriterConnection(_path);
            connection.Begin();
            foreach (var piece in pieces)
            {
                if (piece.Failure is not null)
                    continue;
                current = piece;
                RunPiece(connection, piece, savepoints);
            }

            current = null;
            var start = _time.GetTimestamp();
            connection.Commit();
            _statistics.Committed(pieces.Count, _time.GetElapsedTime(start));
        }
        catch (Exception e)
        {
            foreach (var piece in pieces)
                piece.Failure = null;
            if (current is not null && SqliteFaults.IsDisk(e))
                current.Failure = SqliteFaults.Translate(e);
            RollBack(e);
            return e;
        }

        var (events, outbox) = _session.Committed();
        _feed.Publish(events, outbox);
        return null;
    }

    /// <summary>Runs one piece; throws only what ends the whole transaction.</summary>
    private void RunPiece(WriterConnection connection, WritePiece piece, bool savepoint)
    {
        if (piece.CancellationToken.IsCancellationRequested)
        {
            piece.Failure = new OperationCanceledException(piece.CancellationToken);
            return;
        }

        var start = _time.GetTimestamp();
        var changes = connection.Changes;
        if (savepoint)
            connection.Savepoint();
        _session.BeginPiece(connection);
        try
        {
            piece.Run(_session);
        }
        catch (Exception e)
        {
            if (SqliteFaults.IsDisk(e) || SqliteFaults.DoubtsConnection(e) || !connection.InTransaction)
                throw;
            piece.Failure = e;
        }
        finally
        {
            _session.EndPiece(kept: piece.Failure is null && !_session.Discarded);
        }

        if (!connection.InTransaction)
            throw new InvalidOperationException("A piece of work ended the writer's transaction.");
        var kept = piece.Failure is null && !_session.Discarded;
        if (savepoint)
            connection.EndSavepoint(kept);
        else if (!kept && connection.Changes != changes)
            throw new SavepointNeededException();
        _statistics.PieceRan(_time.GetElapsedTime(start), piece, _logger);
    }

    private void RollBack(Exception reason)
    {
        try
        {
            if (SqliteFaults.DoubtsConnection(reason))
                CloseConnection();
            else
                _connection?.RollBackIfOpen();
        }
        catch (Exception e)
        {
            _logger.LogWarning(e, "The roll-back failed; the connection is opened anew");
            CloseConnection();
        }
    }

    private void CloseConnection()
    {
        _connection?.Dispose();
        _connection = null;
    }
}
