namespace Appliance.Core.Mail;

/// <summary>The mail server as stored: the password encrypted.</summary>
internal sealed record MailSettings
{
    public const string Key = "mail.server";
    public const string PasswordPurpose = "mail.password";

    public string Host { get; init; } = "";
    public int Port { get; init; } = 587;
    public string Security { get; init; } = MailSecurity.StartTls;
    public string? User { get; init; }
    public string? Password { get; init; }
    public string SenderAddress { get; init; } = "";
    public string? SenderName { get; init; }
}
