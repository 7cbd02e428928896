namespace Appliance.Core.Accounts.Import;

/// <summary>A row of the preview.</summary>
/// <param name="Row">From 1.</param>
/// <param name="IsNew">False for one that changes.</param>
/// <param name="Login">The login.</param>
/// <param name="DisplayName">The name.</param>
/// <param name="DepartmentId">The department.</param>
/// <param name="GroupIds">The groups.</param>
/// <param name="RoleIds">The roles.</param>
/// <param name="Capacity">Conversations at a time.</param>
public sealed record ImportPreviewRow(
    int Row, bool IsNew, string Login, string DisplayName, long? DepartmentId, IReadOnlyList<long> GroupIds, IReadOnlyList<long> RoleIds, int Capacity);
