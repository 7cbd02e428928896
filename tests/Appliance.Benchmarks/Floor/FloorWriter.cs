using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Appliance.Benchmarks.Floor;

/// <summary>The least that can store messages durably: one thread, one prepared insert, one commit for whatever is queued.</summary>
internal sealed class FloorWriter : IDisposable
{
    private const int MaxBatch = 256;

    private readonly Channel<(string Body, TaskCompletionSource<long> Stored)> _queue = Channel.CreateUnbounded<(string, TaskCompletionSource<long>)>(
        new UnboundedChannelOptions { SingleReader = true });

    private readonly SqliteConnection _connection;
    private readonly Thread _thread;

    public FloorWriter(string folder)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(folder, "floor.db")};Pooling=False");
        _connection.Open();
        Command("pragma journal_mode = wal; pragma synchronous = full; create table if not exists messages (id integer primary key, body text not null)").ExecuteNonQuery();
        _thread = new Thread(Loop) { IsBackground = true, Name = "floor writer" };
        _thread.Start();
    }

    public Task<long> StoreAsync(string body)
    {
        var stored = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Writer.TryWrite((body, stored));
        return stored.Task;
    }

    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _thread.Join();
        _connection.Dispose();
    }

    private SqliteCommand Command(string text)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        return command;
    }

    private void Loop()
    {
        using var begin = Command("begin immediate");
        using var commit = Command("commit");
        using var insert = Command("insert into messages (body) values (@body) returning id");
        var body = insert.Parameters.Add("@body", SqliteType.Text);
        var batch = new List<(TaskCompletionSource<long> Stored, long Id)>(MaxBatch);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            begin.ExecuteNonQuery();
            while (batch.Count < MaxBatch && _queue.Reader.TryRead(out var item))
            {
                body.Value = item.Body;
                batch.Add((item.Stored, (long)insert.ExecuteScalar()!));
            }

            commit.ExecuteNonQuery();
            foreach (var (stored, id) in batch)
                stored.SetResult(id);
            batch.Clear();
        }
    }
}
