namespace Appliance.Core.Accounts;

/// <summary>A department in its tree.</summary>
/// <param name="Id">The department.</param>
/// <param name="ParentId">Null at the top, or where what is above is out of sight.</param>
/// <param name="Name">Its name.</param>
/// <param name="Path">From the top: 总部/客服部/售后.</param>
/// <param name="Depth">0 at the top.</param>
/// <param name="Members">Accounts in it, the anonymised not counted.</param>
/// <param name="AllMembers">Those of all departments below as well.</param>
/// <param name="Children">Departments directly below.</param>
public sealed record DepartmentNode(long Id, long? ParentId, string Name, string Path, int Depth, int Members, int AllMembers, int Children);
