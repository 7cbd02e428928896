using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Appliance.Testing;

/// <summary>A loopback port in front of the server whose cable can be pulled: connections die and new ones are refused, as off line.</summary>
public sealed class CuttableProxy : IAsyncDisposable
{
    private readonly IPEndPoint _target;
    private readonly CancellationTokenSource _ended = new();
    private readonly ConcurrentDictionary<Socket, byte> _sockets = new();
    private readonly IPEndPoint _endPoint;
    private Socket? _listener;
    private Task _accepting = Task.CompletedTask;

    public CuttableProxy(Uri target)
    {
        _target = new IPEndPoint(IPAddress.Loopback, target.Port);
        _listener = Listen(new IPEndPoint(IPAddress.Loopback, 0));
        _endPoint = (IPEndPoint)_listener.LocalEndPoint!;
        Address = new Uri($"http://127.0.0.1:{_endPoint.Port}");
        _accepting = AcceptAsync(_listener);
    }

    public Uri Address { get; }

    /// <summary>Pulls the cable.</summary>
    public async Task CutAsync()
    {
        _listener?.Dispose();
        _listener = null;
        foreach (var socket in _sockets.Keys)
        {
            socket.Close(0);
        }

        await _accepting;
    }

    /// <summary>Puts it back.</summary>
    public void Restore()
    {
        _listener = Listen(_endPoint);
        _accepting = AcceptAsync(_listener);
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await CutAsync();
        _ended.Dispose();
    }

    private static Socket Listen(IPEndPoint endPoint)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(endPoint);
        listener.Listen();
        return listener;
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
            {
                _ = ForwardAsync(await listener.AcceptAsync(_ended.Token));
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The cable was pulled.
        }
    }

    private async Task ForwardAsync(Socket near)
    {
        using var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _sockets[near] = 0;
        _sockets[far] = 0;
        try
        {
            near.NoDelay = far.NoDelay = true;
            await far.ConnectAsync(_target, _ended.Token);
            await Task.WhenAny(CopyAsync(near, far), CopyAsync(far, near));
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The cable was pulled.
        }
        finally
        {
            near.Dispose();
            _sockets.TryRemove(near, out _);
            _sockets.TryRemove(far, out _);
        }
    }

    private async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer, _ended.Token)) > 0)
            {
                await to.SendAsync(buffer.AsMemory(0, read), _ended.Token);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side has gone.
        }
    }
}
