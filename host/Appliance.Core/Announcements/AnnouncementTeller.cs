using Appliance.Core.Notices;
using Appliance.Sdk;
using Appliance.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Appliance.Core.Announcements;

/// <summary>
/// Tells whom an announcement is for once its time has come, a hundred at a time on the bulk lane. How far it has come
/// commits with the notices, so that nobody is told twice.
/// </summary>
public sealed class AnnouncementTeller(
    DatabaseStarter starter, IDatabase database, NoticeService notices, TimeProvider clock, ILogger<AnnouncementTeller> logger) : BackgroundService
{
    private const int Slice = 100;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);
    private readonly System.Threading.Channels.Channel<bool> _wake =
        System.Threading.Channels.Channel.CreateBounded<bool>(
            new System.Threading.Channels.BoundedChannelOptions(1) { FullMode = System.Threading.Channels.BoundedChannelFullMode.DropWrite });

    /// <summary>Something may be due.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>Tells everybody of everything that is due.</summary>
    public async Task TellAsync(CancellationToken cancellationToken)
    {
        while (await database.WriteAsync(Step, cancellationToken, WriteLane.Bulk))
            cancellationToken.ThrowIfCancellationRequested();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await starter.Started.WaitAsync(stoppingToken);
            using var timer = clock.CreateTimer(_ => Wake(), null, TimeSpan.Zero, Interval);
            while (await _wake.Reader.WaitToReadAsync(stoppingToken))
            {
                _wake.Reader.TryRead(out _);
                await TryAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Nothing is written while nothing is due.
            if (database.Read(connection => AnnouncementStore.Due(connection, clock.Milliseconds())) is not null)
                await TellAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            logger.LogWarning(fault, "An announcement could not be told to everybody; it goes on in {Interval}", Interval);
        }
    }

    private bool Step(IWriteSession session)
    {
        var now = clock.Milliseconds();
        if (AnnouncementStore.Due(session.Connection, now) is not { } row)
            return false;
        var readers = AnnouncementStore.NextReaders(session.Connection, row, Slice);
        var body = row.BodyZh.Length == 0 && row.BodyEn.Length == 0 ? null : new LocalizedText(row.BodyZh, row.BodyEn);
        foreach (var reader in readers)
            notices.Post(session, new NewNotice(NoticeKinds.Announcement, reader, row.Title, body));
        AnnouncementStore.Told(session.Connection, row.Id, readers.Count == 0 ? row.ToldUpTo : readers[^1], readers.Count < Slice ? now : null);
        return true;
    }
}
