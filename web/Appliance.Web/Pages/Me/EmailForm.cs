namespace Appliance.Web.Pages.Me;

/// <summary>One's own new e-mail address.</summary>
public sealed class EmailForm
{
    public string? Email { get; set; }
}
