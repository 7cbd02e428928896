namespace Appliance.Core.Accounts;

/// <summary>A department to be made or changed.</summary>
/// <param name="Name">1–64 characters.</param>
/// <param name="ParentId">Where it hangs; null for the top.</param>
public sealed record DepartmentInput(string Name, long? ParentId = null);
