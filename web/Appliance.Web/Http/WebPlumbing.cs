using Appliance.Core;
using Appliance.Web.Auth;
using Appliance.Web.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Appliance.Web.Http;

/// <summary>What all endpoints, hubs and pages share.</summary>
public static class WebPlumbing
{
    /// <summary>JSON, sign-in schemes, problem texts, rate limits and the OpenAPI document. To be added after pages and hubs.</summary>
    public static IServiceCollection AddWebPlumbing(this IServiceCollection services, IConfiguration configuration)
    {
        services.ConfigureHttpJsonOptions(options => WireJson.Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        RefuseTypesAfterCallers(services);
        services.AddSingleton<ProblemTexts>();
        services.AddSingleton<SignInLimiter>();
        services.TryAddSingleton(new PublicAddress(Root: null));
        services.AddSingleton<PasskeySites>();
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(AuthSchemes.Session, null)
            .AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(AuthSchemes.ApiToken, null)
            .AddScheme<AuthenticationSchemeOptions, VisitorHandler>(AuthSchemes.Visitor, null);
        services.AddRateLimits(configuration);
        services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer<OpenApiAccess>();
            options.AddOperationTransformer<OpenApiAccess>();
            options.AddSchemaTransformer<OpenApiShapes>();
            options.CreateSchemaReferenceId = OpenApiShapes.ReferenceId;
        });
        return services;
    }

    /// <summary>
    /// Routing would answer 415 by the content type alone, before anybody asked who calls. Without that policy the body's
    /// reader answers it, after 401 and 403.
    /// </summary>
    private static void RefuseTypesAfterCallers(IServiceCollection services)
    {
        services.AddRouting();
        foreach (var policy in services.Where(service => service.ImplementationType?.Name == "AcceptsMatcherPolicy").ToList())
            services.Remove(policy);
    }

    /// <summary>Faults to problems, security headers, routing, access, rate limits: in this order, before any endpoint.</summary>
    public static IApplicationBuilder UseWebPlumbing(this IApplicationBuilder app)
    {
        app.Use(static (context, next) =>
        {
            SecurityHeaders.Apply(context);
            return next(context);
        });
        app.UseMiddleware<ErrorMiddleware>();
        app.UseRouting();
        app.UseMiddleware<AccessMiddleware>();
        app.UseRateLimiter();
        return app;
    }

    /// <summary>The document that describes every operation: <c>/openapi/v1.json</c>.</summary>
    public static IEndpointRouteBuilder MapOpenApiDocument(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        return routes;
    }
}
