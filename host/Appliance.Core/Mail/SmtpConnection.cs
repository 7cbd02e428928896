using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Appliance.Core.Mail;

/// <summary>A line to a mail server: commands out, replies in, over TCP or TLS.</summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    // RFC 5321, 4.5.3.1.5: a reply line has at most 512 octets; servers exceed it, none by this much.
    private const int MaxLine = 4096;
    private const int MaxLines = 100;
    private readonly TcpClient _client;
    private readonly byte[] _buffer = new byte[MaxLine];
    private Stream _stream;
    private int _from;
    private int _to;

    private SmtpConnection(TcpClient client)
    {
        _client = client;
        _stream = client.GetStream();
    }

    public static async Task<SmtpConnection> OpenAsync(string host, int port, CancellationToken cancellationToken)
    {
        var client = new TcpClient { NoDelay = true };
        try
        {
            await client.ConnectAsync(host, port, cancellationToken);
            return new SmtpConnection(client);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>TLS from here on. What the other side sent before it in plain text is thrown away: it may be anybody's.</summary>
    public async Task SecureAsync(string host, RemoteCertificateValidationCallback? trust, CancellationToken cancellationToken)
    {
        _from = _to = 0;
        var secure = new SslStream(_stream, leaveInnerStreamOpen: false);
        _stream = secure;
        await secure.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = host, RemoteCertificateValidationCallback = trust }, cancellationToken);
    }

    public async Task<SmtpReply> AskAsync(string command, CancellationToken cancellationToken)
    {
        if (command.AsSpan().ContainsAny('\r', '\n'))
            throw new ArgumentException("A command is one line.", nameof(command));
        await _stream.WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"), cancellationToken);
        await _stream.FlushAsync(cancellationToken);
        return await ReadAsync(cancellationToken);
    }

    /// <summary>The content after DATA: a dot at the start of a line is doubled (RFC 5321, 4.5.2).</summary>
    public async Task<SmtpReply> ContentAsync(byte[] content, CancellationToken cancellationToken)
    {
        var stuffed = new List<byte>(content.Length + 64);
        var lineStart = true;
        foreach (var octet in content)
        {
            if (lineStart && octet == (byte)'.')
                stuffed.Add((byte)'.');
            stuffed.Add(octet);
            lineStart = octet == (byte)'\n';
        }

        if (!lineStart)
            stuffed.AddRange("\r\n"u8);
        stuffed.AddRange(".\r\n"u8);
        await _stream.WriteAsync(stuffed.ToArray(), cancellationToken);
        await _stream.FlushAsync(cancellationToken);
        return await ReadAsync(cancellationToken);
    }

    public async Task<SmtpReply> ReadAsync(CancellationToken cancellationToken)
    {
        var words = new List<string>();
        for (var count = 0; count < MaxLines; count++)
        {
            var line = await ReadLineAsync(cancellationToken);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
                throw new IOException("This is no mail server: " + Printable(line));
            words.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
                return new SmtpReply(code, Printable(string.Join(' ', words)));
        }

        throw new IOException("The mail server's reply does not end.");
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _client.Dispose();
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = new List<byte>();
        while (line.Count < MaxLine)
        {
            if (_from == _to)
            {
                _from = 0;
                _to = await _stream.ReadAsync(_buffer, cancellationToken);
                if (_to == 0)
                    throw new IOException("The mail server closed the connection.");
            }

            var octet = _buffer[_from++];
            if (octet == (byte)'\n')
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(octet);
        }

        throw new IOException("The mail server's reply has no line end.");
    }

    /// <summary>It goes into logs and pages: no control characters, no novel.</summary>
    private static string Printable(string text)
    {
        var clean = new string([.. text.Take(500).Select(character => char.IsControl(character) ? ' ' : character)]);
        return clean.Trim();
    }
}
