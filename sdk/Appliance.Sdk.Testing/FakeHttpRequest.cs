using System.Text;

namespace Appliance.Sdk.Testing;

/// <summary>A request that the plugin made.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Address">Its address.</param>
/// <param name="Headers">Of request and content; several values of one name are joined with a comma. Names are compared without case.</param>
/// <param name="Body">Raw bytes.</param>
public sealed record FakeHttpRequest(HttpMethod Method, Uri Address, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The body as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);
}
