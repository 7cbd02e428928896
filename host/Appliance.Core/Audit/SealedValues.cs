using System.Security.Cryptography;
using System.Text;

namespace Appliance.Core.Audit;

/// <summary>Values of one person in an entry, as cipher text (AES-256-GCM; nonce, tag and cipher, base64).</summary>
/// <param name="As"><see cref="Actor"/> for who did it, <see cref="Subject"/> for whom it was done to.</param>
/// <param name="Kind">One of <see cref="PersonKinds"/>.</param>
/// <param name="Id">The person.</param>
/// <param name="Data">The cipher text.</param>
internal sealed record SealedValues(string As, string Kind, long Id, string Data)
{
    public const string Actor = "actor";
    public const string Subject = "subject";
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public static SealedValues Seal(string role, string kind, long id, string json, byte[] key)
    {
        var plain = Encoding.UTF8.GetBytes(json);
        var bytes = new byte[NonceSize + TagSize + plain.Length];
        var nonce = bytes.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(nonce, plain, bytes.AsSpan(NonceSize + TagSize), bytes.AsSpan(NonceSize, TagSize), Encoding.UTF8.GetBytes(role));
        return new SealedValues(role, kind, id, Convert.ToBase64String(bytes));
    }

    /// <summary>The JSON; null when it cannot be opened with this key.</summary>
    public string? Open(byte[] key)
    {
        try
        {
            var bytes = Convert.FromBase64String(Data);
            if (bytes.Length < NonceSize + TagSize)
                return null;
            var plain = new byte[bytes.Length - NonceSize - TagSize];
            using var cipher = new AesGcm(key, TagSize);
            cipher.Decrypt(bytes.AsSpan(0, NonceSize), bytes.AsSpan(NonceSize + TagSize), bytes.AsSpan(NonceSize, TagSize), plain, Encoding.UTF8.GetBytes(As));
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
