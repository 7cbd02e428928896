using System.Text.Json.Nodes;
using Appliance.Web.Auth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.OpenApi;

namespace Appliance.Web.Http;

/// <summary>Writes into each operation what it demands, and which problems it answers with.</summary>
internal sealed class OpenApiAccess : IOpenApiDocumentTransformer, IOpenApiOperationTransformer
{
    private const string ProblemSchema = nameof(ProblemBody);
    private static readonly string[] Schemes = [AuthSchemes.Session, AuthSchemes.ApiToken, AuthSchemes.Visitor];

    public async Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info.Title = "Appliance";
        document.Info.Version = "v1";
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Schemas[ProblemSchema] = await context.GetOrCreateSchemaAsync(typeof(ProblemBody), null, cancellationToken);
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [AuthSchemes.Session] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = SessionCookies.Session,
                Description = $"Set by sign-in. Every change repeats the cookie {SessionCookies.Xsrf} in the header {SessionCookies.XsrfHeader}.",
            },
            [AuthSchemes.ApiToken] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API token." },
            [AuthSchemes.Visitor] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A visitor's token." },
        };
    }

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var declared = context.Description.ActionDescriptor.EndpointMetadata
            .LastOrDefault(item => item is RequirePermissionAttribute or IAllowAnonymous);
        if (declared is RequirePermissionAttribute demand)
        {
            operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
            operation.Extensions["x-permission"] = new JsonNodeExtension(JsonValue.Create(demand.Permission));
            operation.Security = [.. Schemes.Where(demand.Schemes.Contains).Select(scheme => new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [],
            })];
        }
        else if (declared is not null)
        {
            operation.Security = [];
        }

        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<RequireStepUpAttribute>().Any())
        {
            operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
            operation.Extensions["x-step-up"] = new JsonNodeExtension(JsonValue.Create(true));
        }

        var schema = new OpenApiSchemaReference(ProblemSchema, context.Document);
        operation.Responses ??= [];
        if (declared is RequirePermissionAttribute)
        {
            Add(operation, "401", "Not signed in.", schema);
            Add(operation, "403", "Lacks the permission.", schema);
        }
        if (operation.RequestBody is not null)
        {
            Add(operation, "400", "The body is malformed.", schema);
            Add(operation, "413", "Too large.", schema);
            Add(operation, "415", "A type that is not taken here.", schema);
            Add(operation, "422", "Well-formed, but refused by a rule.", schema);
        }

        if (context.Description.RelativePath?.Contains('{', StringComparison.Ordinal) is true)
            Add(operation, "404", "Absent, or out of scope.", schema);
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<EnableRateLimitingAttribute>().Any())
            Add(operation, "429", "Too often; Retry-After says when again.", schema);
        Add(operation, "default", "A problem; its code says which.", schema);
        return Task.CompletedTask;
    }

    private static void Add(OpenApiOperation operation, string status, string description, IOpenApiSchema schema) =>
        operation.Responses!.TryAdd(status, new OpenApiResponse
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType> { [Problem.ContentType] = new() { Schema = schema } },
        });
}
