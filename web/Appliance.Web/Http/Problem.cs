using System.Globalization;
using System.Reflection;
using Appliance.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Web.Http;

/// <summary>The answer to a call that was refused.</summary>
public sealed class Problem : IResult, IEndpointMetadataProvider, IStatusCodeHttpResult
{
    public const string ContentType = "application/problem+json";
    private readonly Refusal _refusal;
    private readonly int _status;

    internal Problem(Refusal refusal)
        : this(refusal, StatusOf(refusal.Kind))
    {
    }

    private Problem(Refusal refusal, int status)
    {
        _refusal = refusal;
        _status = status;
    }

    public int? StatusCode => _status;

    /// <summary>A fault of the server: it says nothing of its cause but where the log has it.</summary>
    internal static Problem Fault { get; } = Of(StatusCodes.Status500InternalServerError, "internal");

    /// <summary>A refusal by the HTTP layer itself, such as 405.</summary>
    internal static Problem Of(int status, string code) => new(new Refusal(RefusalKind.Refused, code), status);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var language = RequestLanguage.Of(httpContext);
        var texts = httpContext.RequestServices.GetRequiredService<ProblemTexts>();
        var response = httpContext.Response;
        response.StatusCode = _status;
        response.Headers.ContentLanguage = language;
        response.Headers.CacheControl = "no-store";
        if (_refusal.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (_status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";
        var errors = _refusal.Kind == RefusalKind.Forbidden ? null : _refusal.Errors?.ToDictionary(
            error => error.Key, error => error.Value.Select(item => texts.Field(language, item)).ToArray());
        var body = new ProblemBody(
            "about:blank",
            texts.Title(language, _status),
            _status,
            _refusal.Code,
            texts.Detail(language, _refusal.Code),
            errors,
            _refusal.Kind == RefusalKind.Forbidden ? _refusal.Errors?.GetValueOrDefault("permission")?.FirstOrDefault() : null,
            _status == StatusCodes.Status500InternalServerError ? httpContext.TraceIdentifier : null);
        await response.WriteAsJsonAsync(body, options: null, ContentType, httpContext.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        // Which problems an operation has is added to the OpenAPI document for all operations alike.
    }

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.NotSignedIn => StatusCodes.Status401Unauthorized,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalKind.WrongType => StatusCodes.Status415UnsupportedMediaType,
        RefusalKind.Refused => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.Locked => StatusCodes.Status423Locked,
        RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
