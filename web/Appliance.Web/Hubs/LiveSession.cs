using Appliance.Core;
using Appliance.Core.Conversations;
using Appliance.Storage.Events;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace Appliance.Web.Hubs;

/// <summary>Opens and closes live connections for the hubs.</summary>
internal sealed class LiveSession(
    LiveConnections connections,
    LiveReaders readers,
    ConversationReader conversations,
    IEventLog log,
    EventFrames frames,
    TimeProvider clock,
    ILogger<LiveSession> logger)
{
    // A client that resumes says so right after it has connected; one that does not begins here.
    private static readonly TimeSpan FirstWord = TimeSpan.FromSeconds(1);
    private static readonly object Key = new();

    public void Open(HubCallerContext context, ISingleClientProxy client, Actor actor, long? visitorTokenId)
    {
        var connection = new LiveConnection(
            context.ConnectionId,
            readers.For(actor),
            log,
            frames,
            who => new ReplayMemory(conversations, who),
            (frame, cancellationToken) => client.SendAsync("event", frame, cancellationToken),
            context.Abort)
        {
            VisitorTokenId = visitorTokenId,
        };
        context.Items[Key] = connection;
        connections.Add(connection);
        _ = RunAsync(connection, context.ConnectionAborted);
        _ = ReleaseAsync(connection, context.ConnectionAborted);
    }

    public static LiveConnection Of(HubCallerContext context) =>
        (LiveConnection)(context.Items[Key] ?? throw new InvalidOperationException("The connection was not opened."));

    public void Close(HubCallerContext context)
    {
        if (context.Items.TryGetValue(Key, out var connection))
            connections.Remove((LiveConnection)connection!);
    }

    private async Task RunAsync(LiveConnection connection, CancellationToken ended)
    {
        try
        {
            await connection.RunAsync(ended);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // Closed.
        }
        catch (Exception fault)
        {
            logger.LogWarning(fault, "Connection {Connection} is ended: sending failed", connection.Id);
            connection.Abort();
        }
    }

    private async Task ReleaseAsync(LiveConnection connection, CancellationToken ended)
    {
        try
        {
            await Task.Delay(FirstWord, clock, ended);
            connection.Release();
        }
        catch (OperationCanceledException)
        {
            // Closed before it said anything.
        }
    }
}
