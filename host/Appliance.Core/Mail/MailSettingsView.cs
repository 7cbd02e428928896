namespace Appliance.Core.Mail;

/// <summary>The mail server as admins see it; the password never leaves the server.</summary>
/// <param name="Host">Name or address of the server; empty when none is set.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security">One of <see cref="MailSecurity"/>.</param>
/// <param name="User">For signing in there; null for none.</param>
/// <param name="HasPassword">One is stored.</param>
/// <param name="SenderAddress">From whom mails come.</param>
/// <param name="SenderName">What stands beside the address.</param>
public sealed record MailSettingsView(
    string Host, int Port, string Security, string? User, bool HasPassword, string SenderAddress, string? SenderName);
