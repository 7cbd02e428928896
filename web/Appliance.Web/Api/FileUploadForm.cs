using Microsoft.AspNetCore.Http;

namespace Appliance.Web.Api;

/// <summary>The body of an upload, for the OpenAPI document.</summary>
/// <param name="File">The file.</param>
internal sealed record FileUploadForm(IFormFile File);
