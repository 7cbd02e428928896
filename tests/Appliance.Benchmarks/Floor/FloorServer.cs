using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Appliance.Benchmarks.Floor;

/// <summary>The limit that the product is measured against: a bare Kestrel POST that stores the message as one row.</summary>
internal static class FloorServer
{
    public static async Task RunAsync(int port, string folder)
    {
        using var writer = new FloorWriter(folder);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var app = builder.Build();
        app.MapPost("/messages", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var id = await writer.StoreAsync(await reader.ReadToEndAsync(context.RequestAborted));
            return TypedResults.Json(new { id }, statusCode: StatusCodes.Status201Created);
        });
        app.MapGet("/readyz", () => "Healthy");
        await app.RunAsync();
    }
}
