using Appliance.Core.Accounts.Holders;

namespace Appliance.Web.Pages.Leaving;

/// <summary>The new holder of an account as the form shows them.</summary>
public sealed class HolderForm
{
    public string? DisplayName { get; set; }

    public string? Login { get; set; }

    public string? Nickname { get; set; }

    public string? Title { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? JobNumber { get; set; }

    public NewHolder ToHolder() => new(DisplayName, Login, Nickname, Title, Email, Phone, JobNumber);
}
