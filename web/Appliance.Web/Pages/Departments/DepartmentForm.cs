namespace Appliance.Web.Pages.Departments;

/// <summary>A department as its form shows it.</summary>
public sealed class DepartmentForm
{
    public string? Name { get; set; }

    public long? ParentId { get; set; }
}
