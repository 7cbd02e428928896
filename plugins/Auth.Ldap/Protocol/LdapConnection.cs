using System.Formats.Asn1;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Appliance.Auth.Ldap.Protocol;

/// <summary>
/// The part of LDAP (RFC 4511) that a sign-in needs: StartTLS, simple bind, search with pages. One request at a time, each
/// cancellable. Referrals are not followed: a foreign server is never shown a password.
/// </summary>
/// <remarks>
/// Stands where System.DirectoryServices.Protocols would: that needs the machine's libldap, checks certificates by what
/// that library was built with, and a call into it can neither be cancelled nor be given a time for StartTLS.
/// </remarks>
internal sealed class LdapConnection : IAsyncDisposable
{
    private const int PageSize = 200;
    private const string StartTlsName = "1.3.6.1.4.1.1466.20037";
    private const string PagedResults = "1.2.840.113556.1.4.319";

    private readonly TcpClient _tcp;
    private Stream _stream;
    private int _lastId;

    private LdapConnection(TcpClient tcp)
    {
        _tcp = tcp;
        _stream = tcp.GetStream();
    }

    public static async Task<LdapConnection> OpenAsync(string server, int port, CancellationToken cancellationToken)
    {
        var tcp = new TcpClient { NoDelay = true };
        try
        {
            await tcp.ConnectAsync(server, port, cancellationToken);
            return new LdapConnection(tcp);
        }
        catch
        {
            tcp.Dispose();
            throw;
        }
    }

    /// <summary>Asks the server to speak TLS from now on, and makes sure of who it is.</summary>
    public async Task StartTlsAsync(SslClientAuthenticationOptions trust, CancellationToken cancellationToken)
    {
        var id = await SendAsync(
            writer =>
            {
                using (writer.PushSequence(Application(23)))
                    writer.WriteOctetString(Encoding.ASCII.GetBytes(StartTlsName), new Asn1Tag(TagClass.ContextSpecific, 0));
            },
            null,
            cancellationToken);
        var result = Result(await ReceiveAsync(id, cancellationToken), 24);
        if (result.Code != LdapException.Success)
            throw new LdapException($"The server refuses StartTLS: {result.Code} {result.Message}", result.Code);
        await EncryptAsync(trust, cancellationToken);
    }

    /// <summary>TLS over what is open. Nothing was read ahead, so that nothing said in the open counts as said under TLS.</summary>
    public async Task EncryptAsync(SslClientAuthenticationOptions trust, CancellationToken cancellationToken)
    {
        var tls = new SslStream(_stream);
        _stream = tls;
        await tls.AuthenticateAsClientAsync(trust, cancellationToken);
    }

    /// <summary>A simple bind. With an empty name it is anonymous; with a name, a password is demanded (RFC 4513 5.1.2).</summary>
    public async Task<LdapResult> BindAsync(string name, string password, CancellationToken cancellationToken)
    {
        if (name.Length > 0 && password.Length == 0)
            throw new ArgumentException("A bind with a name and no password says yes to anybody.", nameof(password));
        var id = await SendAsync(
            writer =>
            {
                using (writer.PushSequence(Application(0)))
                {
                    writer.WriteInteger(3);
                    writer.WriteOctetString(Encoding.UTF8.GetBytes(name));
                    writer.WriteOctetString(Encoding.UTF8.GetBytes(password), new Asn1Tag(TagClass.ContextSpecific, 0));
                }
            },
            null,
            cancellationToken);
        return Result(await ReceiveAsync(id, cancellationToken), 1);
    }

    /// <exception cref="LdapException">The server refuses the search. What does not exist is an empty answer.</exception>
    public async Task<IReadOnlyList<LdapEntry>> SearchAsync(LdapSearch search, CancellationToken cancellationToken)
    {
        var found = new List<LdapEntry>();
        byte[] cookie = [];
        do
        {
            cookie = await SearchPageAsync(search, found, cookie, cancellationToken);
        }
        while (cookie.Length > 0 && found.Count < search.Limit);
        return found.Count > search.Limit ? found.GetRange(0, search.Limit) : found;
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _tcp.Dispose();
    }

    private async Task<byte[]> SearchPageAsync(LdapSearch search, List<LdapEntry> found, byte[] cookie, CancellationToken cancellationToken)
    {
        var page = Math.Min(PageSize, search.Limit);
        var id = await SendAsync(writer => LdapRequests.WriteSearch(writer, search), writer => LdapRequests.WritePage(writer, PagedResults, page, cookie), cancellationToken);
        while (true)
        {
            var message = await ReceiveAsync(id, cancellationToken);
            switch (message.Operation)
            {
                case 4:
                    found.Add(LdapAnswers.Entry(message.Body));
                    break;
                case 19:
                    // A referral: not followed.
                    break;
                default:
                    var result = Result(message, 5);
                    if (result.Code is not (LdapException.Success or LdapException.SizeLimitExceeded or LdapException.NoSuchObject))
                        throw new LdapException($"The server refuses the search: {result.Code} {result.Message}", result.Code);
                    return result.Code == LdapException.Success ? LdapAnswers.Cookie(message.Controls, PagedResults) : [];
            }
        }
    }

    private async Task<int> SendAsync(Action<AsnWriter> operation, Action<AsnWriter>? controls, CancellationToken cancellationToken)
    {
        var id = ++_lastId;
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(id);
            operation(writer);
            controls?.Invoke(writer);
        }

        await _stream.WriteAsync(writer.Encode(), cancellationToken);
        await _stream.FlushAsync(cancellationToken);
        return id;
    }

    private async Task<LdapMessage> ReceiveAsync(int id, CancellationToken cancellationToken)
    {
        var message = await LdapAnswers.ReadAsync(_stream, cancellationToken);
        // Id 0 is the server's notice that it hangs up (RFC 4511 4.4).
        return message.Id == id ? message : throw new LdapException(message.Id == 0 ? "The server ends the connection." : "The server answers something else.");
    }

    private static LdapResult Result(LdapMessage message, int operation) =>
        message.Operation == operation ? LdapAnswers.Result(message.Body) : throw new LdapException($"The server answers with operation {message.Operation}.");

    private static Asn1Tag Application(int number) => new(TagClass.Application, number, isConstructed: true);
}
