namespace Appliance.Web.Pages.ApiTokens;

/// <summary>A token to be made.</summary>
public sealed class TokenForm
{
    public string? Name { get; set; }

    /// <summary>The last day on which it works; null for ever.</summary>
    public DateOnly? LastDay { get; set; }

    public List<string> Permissions { get; set; } = [];
}
