using System.Globalization;
using Appliance.Storage.Events;

namespace Appliance.Core.Accounts;

/// <summary>What accounts tell the others. Ids only.</summary>
public static class AccountEvents
{
    public const string AgentChanged = "agent.changed";
    public const string AgentDisabled = "agent.disabled";
    /// <summary>Many accounts were made or changed at once.</summary>
    public const string AgentsImported = "agents.imported";
    public const string GroupChanged = "group.changed";
    public const string DepartmentChanged = "department.changed";
    public const string RoleChanged = "role.changed";
    public const string SessionEnded = "session.ended";
    public const string TokenRevoked = "token.revoked";

    /// <summary>A leaving went on, or a hand-over of it began or ended.</summary>
    public const string DepartureChanged = "departure.changed";
    /// <summary>Somebody tried to sign in, or to prove once more who they are.</summary>
    public const string SignInTried = "signIn.tried";

    /// <summary>True for events after which a caller's rights may be other than before.</summary>
    public static bool ChangesRights(string type) =>
        type is AgentChanged or AgentsImported or AgentDisabled or GroupChanged or DepartmentChanged or RoleChanged or SessionEnded or TokenRevoked;

    internal static NewEvent Agent(long agentId) => Of(AgentChanged, "agentId", agentId, new EventScope(AgentId: agentId));

    internal static NewEvent Disabled(long agentId) => Of(AgentDisabled, "agentId", agentId, new EventScope(AgentId: agentId));

    internal static NewEvent Departure(long agentId) => Of(DepartureChanged, "agentId", agentId, new EventScope(AgentId: agentId));

    internal static NewEvent Imported(long importId) => Of(AgentsImported, "importId", importId, default);

    internal static NewEvent Group(long groupId) => Of(GroupChanged, "groupId", groupId, new EventScope(GroupId: groupId));

    internal static NewEvent Department(long departmentId) => Of(DepartmentChanged, "departmentId", departmentId, default);

    internal static NewEvent Role(long roleId) => Of(RoleChanged, "roleId", roleId, default);

    internal static NewEvent Session(long sessionId, long agentId) =>
        Of(SessionEnded, "sessionId", sessionId, new EventScope(AgentId: agentId));

    internal static NewEvent Token(long tokenId, long agentId) => Of(TokenRevoked, "tokenId", tokenId, new EventScope(AgentId: agentId));

    internal static NewEvent Tried(long signInId) => Of(SignInTried, "signInId", signInId, default);

    private static NewEvent Of(string type, string name, long id, EventScope scope) =>
        new(type, scope, string.Create(CultureInfo.InvariantCulture, $$"""{"{{name}}":{{id}}}"""));
}
