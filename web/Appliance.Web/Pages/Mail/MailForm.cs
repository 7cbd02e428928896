using Appliance.Core.Mail;

namespace Appliance.Web.Pages.Mail;

/// <summary>The mail server as a form.</summary>
public sealed class MailForm
{
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    public string? Security { get; set; } = MailSecurity.StartTls;

    public string? User { get; set; }

    /// <summary>Empty keeps the stored one.</summary>
    public string? Password { get; set; }

    /// <summary>Takes the stored one away.</summary>
    public bool ForgetPassword { get; set; }

    public string? SenderAddress { get; set; }

    public string? SenderName { get; set; }

    public static MailForm Of(MailSettingsView view) => new()
    {
        Host = view.Host,
        Port = view.Port,
        Security = view.Security,
        User = view.User,
        SenderAddress = view.SenderAddress,
        SenderName = view.SenderName,
    };

    public MailSettingsInput ToInput() => new(
        Host, Port, Security, User, ForgetPassword ? "" : string.IsNullOrEmpty(Password) ? null : Password, SenderAddress, SenderName);
}
