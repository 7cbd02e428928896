namespace Appliance.Core.Mail;

/// <summary>The mail server as an admin sets it.</summary>
/// <param name="Host">Name or address; empty for none: then no mail is sent.</param>
/// <param name="Port">1–65535.</param>
/// <param name="Security">One of <see cref="MailSecurity"/>.</param>
/// <param name="User">Null or empty where the server asks for none.</param>
/// <param name="Password">Null keeps the stored one; empty removes it.</param>
/// <param name="SenderAddress">From whom mails come.</param>
/// <param name="SenderName">What stands beside the address; null for none.</param>
public sealed record MailSettingsInput(
    string? Host, int Port, string? Security, string? User = null, string? Password = null, string? SenderAddress = null, string? SenderName = null);
