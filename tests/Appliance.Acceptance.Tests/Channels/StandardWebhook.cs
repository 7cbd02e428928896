using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Appliance.Acceptance.Tests.Channels;

/// <summary>Signs and checks as the specification of Standard Webhooks says; the company's side, so not the plugin's own code.</summary>
internal static class StandardWebhook
{
    public static string NewSecret() => "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public static string Sign(string secret, string id, long timestamp, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")), .. body];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), signed));
    }
}
