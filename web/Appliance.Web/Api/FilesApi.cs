using Appliance.Core;
using Appliance.Core.Accounts;
using Appliance.Core.Files;
using Appliance.Web.Auth;
using Appliance.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Appliance.Web.Api;

/// <summary>Uploads and downloads.</summary>
public static class FilesApi
{
    // What surrounds the file in a multipart body.
    private const long Envelope = 64 * 1024;

    // The file alone, whatever it is: nothing runs, nothing is loaded, nothing is sent.
    private const string Sandbox = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; frame-ancestors 'self'";

    public static void MapFilesApi(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/api/v1/files").WithTags("Files");
        files.MapPost("", UploadAsync).WithSummary("Upload a file").RequirePermission(Permissions.FilesSend).AcceptsFile();
        files.MapGet("/{id:long}", Read).WithSummary("The file; also by a signed address")
            .RequirePermission(Permissions.Self, FileLinkHandler.Name, AuthSchemes.ApiToken, AuthSchemes.Session, AuthSchemes.Visitor)
            .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream");
        files.MapPost("/{id:long}/link", Link).WithSummary("An address that opens the file for ten minutes without a sign-in").RequirePermission(Permissions.Self, AuthSchemes.ApiToken, AuthSchemes.Session, AuthSchemes.Visitor)
            .Produces<FileLink>();
        routes.MapPost("/api/v1/visitor/files", UploadAsync).WithSummary("Upload a file").WithTags("Visitors").RequireVisitor().RequireRateLimiting(RateLimitPolicies.VisitorMessage).AcceptsFile();
    }

    private static RouteHandlerBuilder AcceptsFile(this RouteHandlerBuilder builder) => builder
        .WithMetadata(new RequestSizeLimitAttribute(FileLimits.File + Envelope))
        .Accepts<FileUploadForm>("multipart/form-data")
        .Produces<FileView>(StatusCodes.Status201Created);

    private static async Task<IResult> UploadAsync(HttpContext context, FileUploads uploads)
    {
        var part = await MultipartFile.ReadAsync(context.Request, context.RequestAborted);
        if (part.IsRefused)
            return part.Refusal.ToProblem();
        var stored = await uploads.UploadAsync(context.GetActor(), part.Value.Name, part.Value.Content, context.RequestAborted);
        return stored.ToHttp(file => TypedResults.Created(file.Url, file));
    }

    private static IResult Link(long id, HttpContext context, FileReads files) =>
        files.Link(context.GetActor(), id).ToHttp(url => TypedResults.Ok(new FileLink(url)));

    private static IResult Read(long id, string? signature, HttpContext context, FileReads files)
    {
        var found = context.User.FindIdentity()!.AuthenticationType == FileLinkHandler.Name
            ? files.BySignature(id, signature ?? "")
            : files.Get(context.GetActor(), id);
        if (found.IsRefused)
            return found.Refusal.ToProblem();
        var file = found.Value;
        if (files.Open(file) is not { } content)
            return Refusal.NotFound.ToProblem();

        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = Sandbox;
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "private, max-age=3600";
        var disposition = new ContentDispositionHeaderValue(file.InPlace ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        headers.ContentDisposition = disposition.ToString();
        return Results.Stream(content, file.ContentType, lastModified: null, entityTag: new EntityTagHeaderValue($"\"f{file.Id}\""), enableRangeProcessing: true);
    }
}
