namespace Appliance.Core.Accounts;

/// <summary>A node of the organisation tree.</summary>
public sealed record DepartmentView(long Id, long? ParentId, string Name);
