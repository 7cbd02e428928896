using System.Text.Json.Serialization;

namespace Appliance.Web.Http;

/// <summary>Problem details as of RFC 9457.</summary>
/// <remarks>
/// <c>code</c> is stable and what programs go by; <c>errors</c> names the fields of a bad body, <c>permission</c> what a 403
/// lacks, <c>traceId</c> what the log names the request of a 500 by.
/// </remarks>
public sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Permission = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceId = null);
