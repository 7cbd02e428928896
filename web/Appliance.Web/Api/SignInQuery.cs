using Appliance.Core.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace Appliance.Web.Api;

/// <summary>The filters of the sign-in log; take it with <c>[AsParameters]</c>.</summary>
public readonly record struct SignInQuery(
    [property: FromQuery(Name = "agent")] long? Agent,
    [property: FromQuery(Name = "login")] string? Login,
    [property: FromQuery(Name = "address")] string? Address,
    [property: FromQuery(Name = "succeeded")] bool? Succeeded,
    [property: FromQuery(Name = "from")] DateTimeOffset? From,
    [property: FromQuery(Name = "to")] DateTimeOffset? To)
{
    public SignInFilter Filter => new(Agent, Login, Address, Succeeded, From, To);
}
