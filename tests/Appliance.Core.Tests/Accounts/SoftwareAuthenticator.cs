using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Appliance.Core.Accounts.Passkeys;

namespace Appliance.Core.Tests.Accounts;

/// <summary>An authenticator and the browser before it, as WebAuthn describes them, that misbehaves when told to. ES256, attestation "none".</summary>
internal sealed class SoftwareAuthenticator : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(32);

    /// <summary>What the browser says of where it is; null for the site that asked.</summary>
    public string? Origin { get; set; }

    /// <summary>Whose hash the authenticator signs; null for the site's.</summary>
    public string? Domain { get; set; }

    public bool Present { get; set; } = true;

    public bool Verified { get; set; } = true;

    public uint Count { get; set; } = 1;

    public string? UserHandle { get; set; }

    public PasskeyAnswer Create(PasskeyOptions asked, PasskeySite site)
    {
        using var options = JsonDocument.Parse(asked.Options);
        UserHandle = options.RootElement.GetProperty("user").GetProperty("id").GetString();
        var data = Data(site, attested: true);
        var client = Client("webauthn.create", options, site);

        // {"fmt": "none", "attStmt": {}, "authData": bytes} in CBOR.
        byte[] attestation = [0xa3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xa0, 0x68, .. "authData"u8, 0x59, .. Short(data.Length), .. data];
        return Answer(asked, new { clientDataJSON = Text(client), attestationObject = Text(attestation), transports = new[] { "internal" } });
    }

    public PasskeyAnswer Use(PasskeyOptions asked, PasskeySite site)
    {
        using var options = JsonDocument.Parse(asked.Options);
        var data = Data(site, attested: false);
        var client = Client("webauthn.get", options, site);
        byte[] signed = [.. data, .. SHA256.HashData(client)];
        var signature = _key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(asked, new { clientDataJSON = Text(client), authenticatorData = Text(data), signature = Text(signature), userHandle = UserHandle });
    }

    public void Dispose() => _key.Dispose();

    private byte[] Data(PasskeySite site, bool attested)
    {
        var flags = (byte)((Present ? 1 : 0) | (Verified ? 4 : 0) | (attested ? 0x40 : 0));
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        byte[] head = [.. SHA256.HashData(Encoding.UTF8.GetBytes(Domain ?? site.Domain)), flags, .. count];
        if (!attested)
            return head;
        var point = _key.ExportParameters(false).Q;

        // COSE: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}.
        byte[] key = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        return [.. head, .. new byte[16], .. Short(_id.Length), .. _id, .. key];
    }

    private byte[] Client(string type, JsonDocument options, PasskeySite site) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type,
        challenge = options.RootElement.GetProperty("challenge").GetString(),
        origin = Origin ?? site.Origin,
        crossOrigin = false,
    });

    private PasskeyAnswer Answer(PasskeyOptions asked, object response) => new(
        JsonSerializer.Serialize(new { id = Text(_id), rawId = Text(_id), type = "public-key", clientExtensionResults = new { }, response }), asked.State);

    private static byte[] Short(int value) => [(byte)(value >> 8), (byte)value];

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
