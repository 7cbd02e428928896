using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Appliance.Testing;

/// <summary>A mail server in a process of its own (Debian's python3-aiosmtpd), with a certificate of its own; ends with the test.</summary>
public sealed class MailServer : IAsyncDisposable
{
    public const string User = "mailer";
    public const string Password = "pass-phrase";
    private readonly Process _process;
    private readonly string _folder;

    private MailServer(Process process, string folder, int port, string thumbprint)
    {
        _process = process;
        _folder = folder;
        Port = port;
        Thumbprint = thumbprint;
    }

    public int Port { get; }

    /// <summary>Of the certificate, for who trusts this one alone.</summary>
    public string Thumbprint { get; }

    /// <param name="mode">none, starttls or tls; with the latter two it demands a sign-in.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<MailServer> StartAsync(string mode, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("appliance-mail-").FullName;
        var thumbprint = WriteCertificate(folder);
        var start = new ProcessStartInfo("/usr/bin/python3")
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "mail_server.py"), "--folder", folder, "--mode", mode,
                "--cert", Path.Combine(folder, "cert.pem"), "--key", Path.Combine(folder, "key.pem"),
            },
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The mail server did not start.");
        var port = await process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException("The mail server did not start; is python3-aiosmtpd installed?");
        return new MailServer(process, folder, int.Parse(port, CultureInfo.InvariantCulture), thumbprint);
    }

    /// <summary>The mails so far, in no order: head and body as they came, with the envelope in front.</summary>
    public IReadOnlyList<string> Mails() => [.. Directory.EnumerateFiles(_folder, "*.eml").Select(File.ReadAllText)];

    /// <summary>Waits for the first mail to the address, at most ten seconds.</summary>
    public async Task<string> MailToAsync(string address, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(10))
        {
            if (Mails().FirstOrDefault(mail => mail.Contains($"X-Envelope-To: {address}", StringComparison.Ordinal)) is { } found)
                return found;
            await Task.Delay(20, cancellationToken);
        }

        throw new TimeoutException($"No mail to {address} came.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string WriteCertificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        File.WriteAllText(Path.Combine(folder, "cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        return certificate.Thumbprint;
    }
}
