using Appliance.Core.Audit;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Api;

/// <summary>The filters of the audit log; take it with <c>[AsParameters]</c>.</summary>
public readonly record struct AuditQuery(
    [property: FromQuery(Name = "agent")] long? Agent,
    [property: FromQuery(Name = "action")] string? Action,
    [property: FromQuery(Name = "objectKind")] string? ObjectKind,
    [property: FromQuery(Name = "objectId")] long? ObjectId,
    [property: FromQuery(Name = "from")] DateTimeOffset? From,
    [property: FromQuery(Name = "to")] DateTimeOffset? To)
{
    public AuditFilter Filter => new(Agent, Action, ObjectKind, ObjectId, From, To);
}
