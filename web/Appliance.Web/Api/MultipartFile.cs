using Appliance.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Appliance.Web.Api;

/// <summary>The file of a multipart body, as a stream: nothing is kept in memory or in a temporary file.</summary>
internal sealed record MultipartFile(string? Name, Stream Content)
{
    private const int MaxBoundary = 100;
    private const int MaxFieldsBefore = 10;

    /// <summary>The first part that is a file. Refused: wrong_type (415) for another kind of body, invalid (400) without a file.</summary>
    public static async Task<Result<MultipartFile>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return new Refusal(RefusalKind.WrongType, "wrong_type");
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > MaxBoundary)
            return Refusal.Invalid("body", "malformed");

        var reader = new MultipartReader(boundary, request.Body);
        try
        {
            for (var fields = 0; fields < MaxFieldsBefore && await reader.ReadNextSectionAsync(cancellationToken) is { } section; fields++)
            {
                if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) && disposition.IsFileDisposition())
                    return new MultipartFile(HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value, section.Body);
            }
        }
        catch (IOException) when (!request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return Refusal.Invalid("body", "malformed");
        }

        return Refusal.Invalid("file", "required");
    }
}
