namespace Appliance.Web.Pages;

/// <summary>What somebody enters who registers.</summary>
public sealed class RegisterForm
{
    public string? Login { get; set; }

    public string? DisplayName { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Password { get; set; }

    public string? Repeat { get; set; }
}
