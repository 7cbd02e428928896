using System.Text.Json;
using System.Threading.Channels;
using Appliance.Core;
using Appliance.Web.Hubs;
using Appliance.Web.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Appliance.Web.Tests.Hubs;

[TestClass]
public sealed class LiveConnectionTests : IDisposable
{
    private readonly MemoryEventLog _log = new();
    private readonly Channel<string> _sent = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromSeconds(10));
    private readonly EventFrames _frames;

    public LiveConnectionTests()
    {
        var options = new JsonOptions();
        WireJson.Configure(options.SerializerOptions);
        _frames = new EventFrames(Options.Create(options), TimeProvider.System);
    }

    private CancellationToken Cancelled => _deadline.Token;

    public void Dispose() => _deadline.Dispose();

    [TestMethod]
    public async Task Resume_EventsCommittedWhileReplaying_ComeOnceAndInOrder()
    {
        for (var i = 0; i < 450; i++)
            _log.Commit();
        var connection = Open();
        var pages = 0;
        _log.HasRead = () =>
        {
            // Three pages are read; events go on being committed and dispatched between them.
            if (++pages > 4)
                return;
            for (var i = 0; i < 10; i++)
                connection.Offer(new LiveEvent(_log.Commit(), _frames));
        };

        await connection.ResumeAsync(100, Cancelled);
        _log.HasRead = null;
        connection.Offer(new LiveEvent(_log.Commit(), _frames));

        var expected = Enumerable.Range(101, (int)_log.Head - 100).Select(number => (long)number).ToList();
        CollectionAssert.AreEqual(expected, await TakeAsync(expected.Count));
    }

    [TestMethod]
    public async Task Resume_DispatcherIsBehindTheLog_DoesNotDouble()
    {
        var late = new[] { _log.Commit(), _log.Commit() };
        var connection = Open();

        await connection.ResumeAsync(0, Cancelled);
        foreach (var record in late)
            connection.Offer(new LiveEvent(record, _frames));
        connection.Offer(new LiveEvent(_log.Commit(), _frames));

        CollectionAssert.AreEqual(new long[] { 1, 2, 3 }, await TakeAsync(3));
    }

    [TestMethod]
    public async Task Offer_BeforeTheFirstWord_WaitsAndIsNotDoubledByResume()
    {
        var connection = Open();
        connection.Offer(new LiveEvent(_log.Commit(), _frames));
        Assert.IsFalse(_sent.Reader.TryRead(out _));

        await connection.ResumeAsync(0, Cancelled);
        connection.Offer(new LiveEvent(_log.Commit(), _frames));

        CollectionAssert.AreEqual(new long[] { 1, 2 }, await TakeAsync(2));
    }

    [TestMethod]
    public async Task Offer_ClientDoesNotKeepUp_GetsResetInsteadOfAQueueWithoutEnd()
    {
        var reading = new TaskCompletionSource();
        var connection = Open(reading.Task);
        connection.Release();

        const int written = 5 * LiveConnection.MaxQueued / 2;
        for (var i = 0; i < written; i++)
            connection.Offer(new LiveEvent(_log.Commit(), _frames));
        reading.SetResult();
        connection.Offer(new LiveEvent(_log.Commit(), _frames));

        var types = new List<string>();
        long last = 0;
        while (last <= written)
        {
            using var frame = JsonDocument.Parse(await _sent.Reader.ReadAsync(Cancelled));
            types.Add(frame.RootElement.GetProperty("type").GetString()!);
            last = long.Parse(frame.RootElement.GetProperty("cursor").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        }

        Assert.Contains("reset", types);
        Assert.IsLessThanOrEqualTo(LiveConnection.MaxQueued + 2, types.Count);
    }

    [TestMethod]
    public async Task Resume_TooLongAgo_IsAnsweredWithReset()
    {
        for (var i = 0; i < 10; i++)
            _log.Commit();
        _log.Oldest = 8;
        var connection = Open();

        await connection.ResumeAsync(3, Cancelled);

        using var frame = JsonDocument.Parse(await _sent.Reader.ReadAsync(Cancelled));
        Assert.AreEqual("reset", frame.RootElement.GetProperty("type").GetString());
        Assert.AreEqual("0000000000000010", frame.RootElement.GetProperty("cursor").GetString());
    }

    private LiveConnection Open(Task? clientReads = null)
    {
        var connection = new LiveConnection(
            "c1",
            new VisitorReader(Actor.Visitor(7, 1, "pc"), _frames),
            _log,
            _frames,
            who => new ReplayMemory(null!, who),
            async (frame, _) =>
            {
                await (clientReads ?? Task.CompletedTask);
                _sent.Writer.TryWrite(System.Text.Encoding.UTF8.GetString(frame.Json.Span));
            },
            () => { });
        _ = connection.RunAsync(Cancelled);
        return connection;
    }

    private async Task<List<long>> TakeAsync(int count)
    {
        var cursors = new List<long>();
        while (cursors.Count < count)
        {
            using var frame = JsonDocument.Parse(await _sent.Reader.ReadAsync(Cancelled));
            cursors.Add(long.Parse(frame.RootElement.GetProperty("cursor").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
        }

        Assert.IsFalse(_sent.Reader.TryRead(out var more), more);
        return cursors;
    }
}
