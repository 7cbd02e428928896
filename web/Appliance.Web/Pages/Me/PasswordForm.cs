namespace Appliance.Web.Pages.Me;

/// <summary>The present password, and the new one twice.</summary>
public sealed class PasswordForm
{
    public string? Password { get; set; }

    public string? NewPassword { get; set; }

    public string? Repeat { get; set; }
}
