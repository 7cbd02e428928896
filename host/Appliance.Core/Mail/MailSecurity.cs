namespace Appliance.Core.Mail;

/// <summary>How the connection to the mail server is protected.</summary>
public static class MailSecurity
{
    /// <summary>Plain text; only for a relay in one's own network.</summary>
    public const string None = "none";

    /// <summary>Plain at first, then STARTTLS, which is demanded (RFC 3207); port 587 or 25.</summary>
    public const string StartTls = "starttls";

    /// <summary>TLS from the first byte (RFC 8314); port 465.</summary>
    public const string Tls = "tls";

    public static IReadOnlyList<string> All { get; } = [StartTls, Tls, None];
}
