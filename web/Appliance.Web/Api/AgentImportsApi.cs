using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Accounts.Import;
using Appliance.Core.Spreadsheets;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Appliance.Web.Api;

/// <summary>Imports of agents: upload, preview, confirm, result.</summary>
public static class AgentImportsApi
{
    // What surrounds the file in a multipart body.
    private const long Envelope = 64 * 1024;

    public static void MapAgentImportsApi(this IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup("/api/v1/agent-imports").WithTags("Agent imports");
        imports.MapPost("", StartAsync).RequirePermission(Permissions.AgentsImport).WithSummary("Upload a CSV or XLSX file; it is checked, and nothing is changed")
            .WithDescription("encoding: recognised (default), utf8, utf16 or gb18030. update: accounts that are there are changed. template: for rows that name none.")
            .WithMetadata(new RequestSizeLimitAttribute(SheetLimits.FileBytes + Envelope))
            .Accepts<FileUploadForm>("multipart/form-data").Produces<ImportView>(StatusCodes.Status201Created);
        imports.MapGet("/{id}", (string id, HttpContext context, AgentImports agents) => agents.Get(context.GetActor(), id).ToHttp())
            .RequirePermission(Permissions.AgentsImport).WithSummary("How far it is, what is wrong, what it would do");
        imports.MapPost("/{id}/commit", (string id, HttpContext context, AgentImports agents) => agents.Commit(context.GetActor(), id).ToHttp())
            .RequirePermission(Permissions.AgentsImport).RequireStepUp().WithSummary("Save all of it or nothing");
        imports.MapGet("/{id}/results", (string id, HttpContext context, AgentImports agents) =>
                agents.Results(context.GetActor(), id).Map(rows => new Page<ImportResultRow>(rows, null)).ToHttp())
            .RequirePermission(Permissions.AgentsImport).RequireStepUp().WithSummary("Logins with their start codes, for an hour");
        imports.MapDelete("/{id}", (string id, HttpContext context, AgentImports agents) => agents.Stop(context.GetActor(), id).ToNoContent())
            .RequirePermission(Permissions.AgentsImport).WithSummary("Stop it; nothing is changed");
    }

    private static async Task<IResult> StartAsync(HttpContext context, SheetEncoding? encoding, bool? update, long? template, AgentImports imports)
    {
        var part = await MultipartFile.ReadAsync(context.Request, context.RequestAborted);
        if (part.IsRefused)
            return part.Refusal.ToProblem();
        var options = new ImportOptions(encoding ?? SheetEncoding.Recognised, update ?? false, template);
        var started = await imports.StartAsync(context.GetActor(), part.Value.Name, part.Value.Content, options, context.RequestAborted);
        return started.ToHttp(import => TypedResults.Created($"/api/v1/agent-imports/{import.Id}", import));
    }
}
