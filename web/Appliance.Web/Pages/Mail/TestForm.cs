namespace Appliance.Web.Pages.Mail;

/// <summary>Where a test mail goes.</summary>
public sealed class TestForm
{
    public string? To { get; set; }
}
