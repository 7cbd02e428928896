using System.Text.Json;

namespace Appliance.Acceptance.Tests.Channels;

/// <summary>What the company's site received.</summary>
internal sealed record SiteRequest(string WebhookId, bool SignatureIsRight, JsonElement Body, int Answered)
{
    public bool IsMessage => Body.GetProperty("type").GetString() == "message";
}
