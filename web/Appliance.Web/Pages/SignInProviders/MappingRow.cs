namespace Appliance.Web.Pages.SignInProviders;

/// <summary>One line of the table of groups and roles.</summary>
public sealed class MappingRow
{
    public string? Group { get; set; }

    public long? RoleId { get; set; }

    public bool AllowSuperAdmin { get; set; }
}
