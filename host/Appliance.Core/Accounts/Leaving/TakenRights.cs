namespace Appliance.Core.Accounts.Leaving;

/// <summary>What was taken from an agent who left, for a restoring.</summary>
internal sealed record TakenRights(IReadOnlyList<long> RoleIds, IReadOnlyList<long> GroupIds)
{
    public static TakenRights None { get; } = new([], []);

    public static TakenRights Read(string json) => StoredJson.Read<TakenRights>(json) is { RoleIds: not null, GroupIds: not null } taken ? taken : None;
}
