namespace Appliance.Web.Pages.Passwords;

/// <summary>What agents may change of their own accounts.</summary>
public sealed class FieldsForm
{
    public List<string> Fields { get; set; } = [];
}
