using Appliance.Core.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Api;

/// <summary>Which agents a list or an export has.</summary>
public readonly record struct AgentQuery(
    [property: FromQuery(Name = "state")] string? State,
    [property: FromQuery(Name = "department")] long? Department,
    [property: FromQuery(Name = "group")] long? Group,
    [property: FromQuery(Name = "role")] long? Role,
    [property: FromQuery(Name = "template")] long? Template,
    [property: FromQuery(Name = "q")] string? Words,
    [property: FromQuery(Name = "sort")] string? Sort,
    [property: FromQuery(Name = "descending")] bool? Descending)
{
    public AgentFilter Filter => new(State, Department, Group, Words, Role, Template, Sort, Descending ?? false);
}
