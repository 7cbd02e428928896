namespace Appliance.Web.Pages.Me;

/// <summary>Language (of the account) and theme (of this browser); empty to follow the browser.</summary>
public sealed class LookForm
{
    public string? Language { get; set; }

    public string? Theme { get; set; }
}
