using System.Text;
using System.Text.Json;

namespace Appliance.Auth.OpenIdConnect;

/// <summary>Calls to the provider: https alone, small answers, JSON. Addresses are checked by the host's client.</summary>
internal sealed class ProviderCalls(HttpClient http)
{
    private const int MaxBytes = 512 * 1024;

    /// <summary>https, or a provider on this very machine.</summary>
    public static bool IsSafe(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    /// <summary>The body of a 200.</summary>
    /// <exception cref="ProviderException">Not reached, another status, or too much.</exception>
    public async Task<string> GetAsync(Uri address, string? bearer, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("application/json");
        if (bearer is not null)
            request.Headers.Authorization = new("Bearer", bearer);
        var (status, body) = await SendAsync(request, cancellationToken);
        return status == 200 ? body : throw new ProviderException($"{address.GetLeftPart(UriPartial.Path)} answers {status}.");
    }

    /// <summary>Status and JSON of a posted form.</summary>
    public async Task<(int Status, JsonElement Body)> PostAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Accept.ParseAdd("application/json");
        var (status, body) = await SendAsync(request, cancellationToken);
        return (status, Json(body));
    }

    /// <summary>A JSON object.</summary>
    public static JsonElement Json(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 32 });
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new ProviderException("The provider sends no JSON object.");
        }
        catch (JsonException)
        {
            throw new ProviderException("The provider sends what is not JSON.");
        }
    }

    private async Task<(int Status, string Body)> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
            return ((int)answer.StatusCode, await ReadAsync(stream, cancellationToken));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new ProviderException($"{request.RequestUri!.GetLeftPart(UriPartial.Path)} cannot be reached: {exception.Message}");
        }
    }

    private static async Task<string> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBytes + 1];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return read <= MaxBytes ? Encoding.UTF8.GetString(buffer, 0, read) : throw new ProviderException("The provider sends more than 512 KB.");
    }
}
