using Appliance.Core.Accounts;
using Appliance.Web.Auth;
using Microsoft.AspNetCore.Builder;

namespace Appliance.Web.Http;

/// <summary>How endpoints say what they demand. It also stands in the OpenAPI document, as <c>x-permission</c>.</summary>
public static class AccessExtensions
{
    /// <summary>Agents with this permission, by cookie or API token, or by the <paramref name="schemes"/> given.</summary>
    public static TBuilder RequirePermission<TBuilder>(this TBuilder builder, string permission, params string[] schemes)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RequirePermissionAttribute(permission, schemes));

    /// <summary>Visitors, with the bearer token of their widget.</summary>
    public static TBuilder RequireVisitor<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RequirePermissionAttribute(Permissions.Self, AuthSchemes.Visitor));

    /// <summary>Demands a fresh proof of identity besides the permission (403 <c>step_up_required</c>).</summary>
    public static TBuilder RequireStepUp<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RequireStepUpAttribute());

    /// <summary>Stays open to a session whose account must set up a second factor first.</summary>
    public static TBuilder AllowBeforeSecondFactor<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new AllowBeforeSecondFactorAttribute());
}
