using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Appliance.Core.Settings;

namespace Appliance.Core.Mail;

/// <summary>
/// Hands one mail to the server of the settings (RFC 5321). Written here because System.Net.Mail speaks no TLS from the
/// first byte, which is all that many providers offer (port 465).
/// </summary>
public sealed class SmtpTransport(ISecretProtector secrets, TimeProvider clock)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Which certificates of servers are trusted; null for what the operating system trusts.</summary>
    internal RemoteCertificateValidationCallback? Trust { get; init; }

    /// <summary>Tries once, within 60 s.</summary>
    internal async Task<MailTestResult> SendAsync(
        MailSettings server, OutgoingMail mail, string messageId, DateTimeOffset writtenAt, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = clock.CreateTimer(_ => limited.Cancel(), null, Limit, Timeout.InfiniteTimeSpan);
        var at = new Progress();
        try
        {
            await using var connection = await SmtpConnection.OpenAsync(server.Host, server.Port, limited.Token);
            return await TalkAsync(connection, at, server, mail, MailMessage.Write(server.SenderAddress, server.SenderName, mail, messageId, writtenAt), limited.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new MailTestResult(false, at.Step, null, "no answer within 60 s");
        }
        catch (Exception exception) when (exception is IOException or SocketException or AuthenticationException)
        {
            return new MailTestResult(false, at.Step, null, exception.Message);
        }
    }

    private async Task<MailTestResult> TalkAsync(
        SmtpConnection connection, Progress at, MailSettings server, OutgoingMail mail, byte[] content, CancellationToken cancellationToken)
    {
        if (server.Security == MailSecurity.Tls)
            await SecureAsync();
        at.Step = "greeting";
        var reply = await connection.ReadAsync(cancellationToken);
        if (!reply.Is(2))
            return No(reply);
        if (!(reply = await HelloAsync()).Is(2))
            return No(reply);
        if (server.Security == MailSecurity.StartTls)
        {
            if (!(reply = await connection.AskAsync("STARTTLS", cancellationToken)).Is(2))
                return No(reply);
            await SecureAsync();
            if (!(reply = await HelloAsync()).Is(2))
                return No(reply);
        }

        if (server.User is { Length: > 0 } user)
        {
            at.Step = "sign_in";
            if (!(reply = await SignInAsync(connection, reply, user, Password(server), cancellationToken)).Is(2))
                return No(reply);
        }

        at.Step = "sender";
        var wide = Ascii.IsValid(mail.To) && Ascii.IsValid(server.SenderAddress) ? "" : " SMTPUTF8";
        if (!(reply = await connection.AskAsync($"MAIL FROM:<{server.SenderAddress}>{wide}", cancellationToken)).Is(2))
            return No(reply);
        at.Step = "recipient";
        if (!(reply = await connection.AskAsync($"RCPT TO:<{mail.To}>", cancellationToken)).Is(2))
            return No(reply);
        at.Step = "content";
        if (!(reply = await connection.AskAsync("DATA", cancellationToken)).Is(3))
            return No(reply);
        reply = await connection.ContentAsync(content, cancellationToken);
        if (!reply.Is(2))
            return No(reply);
        await QuitAsync(connection, cancellationToken);
        return new MailTestResult(true, at.Step, reply.Code, $"{reply.Code} {reply.Text}");

        MailTestResult No(SmtpReply refused) => new(false, at.Step, refused.Code, refused.Text);

        Task<SmtpReply> HelloAsync() => connection.AskAsync("EHLO " + OwnName(), cancellationToken);

        Task SecureAsync()
        {
            at.Step = "tls";
            return connection.SecureAsync(server.Host, Trust, cancellationToken);
        }
    }

    /// <summary>PLAIN where offered (RFC 4954), else LOGIN, which older servers speak alone.</summary>
    private static async Task<SmtpReply> SignInAsync(
        SmtpConnection connection, SmtpReply hello, string user, string password, CancellationToken cancellationToken)
    {
        var offered = hello.Text.ToUpperInvariant();
        var login = offered.IndexOf("AUTH", StringComparison.Ordinal) is var from and >= 0
            && offered.IndexOf("LOGIN", from, StringComparison.Ordinal) >= 0 && offered.IndexOf("PLAIN", from, StringComparison.Ordinal) < 0;
        if (!login)
            return await connection.AskAsync("AUTH PLAIN " + Base64($"\0{user}\0{password}"), cancellationToken);
        var reply = await connection.AskAsync("AUTH LOGIN", cancellationToken);
        if (!reply.Is(3))
            return reply;
        reply = await connection.AskAsync(Base64(user), cancellationToken);
        return reply.Is(3) ? await connection.AskAsync(Base64(password), cancellationToken) : reply;
    }

    /// <summary>The mail is delivered; a server that hangs up without a word changes nothing.</summary>
    private static async Task QuitAsync(SmtpConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.AskAsync("QUIT", cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            return;
        }
    }

    private string Password(MailSettings server) =>
        server.Password is null ? "" : secrets.Unprotect(MailSettings.PasswordPurpose, server.Password) ?? "";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string OwnName()
    {
        var name = Dns.GetHostName();
        return name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.') ? name : "[127.0.0.1]";
    }

    private sealed class Progress
    {
        public string Step { get; set; } = "connect";
    }
}
