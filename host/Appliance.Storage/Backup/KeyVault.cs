using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Appliance.Storage.Backup;

/// <summary>
/// The keys folder under a passphrase: a zip, AES-256-GCM, the key from PBKDF2-HMAC-SHA512. Layout: "AKV1", iterations
/// (4 bytes, big endian), salt (16), nonce (12), tag (16), cipher text.
/// </summary>
internal static class KeyVault
{
    /// <summary>Its name in the archive.</summary>
    public const string FileName = "keys.enc";

    private const int Iterations = 600_000;
    private const int SaltSize = 16;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeaderSize = 4 + 4 + SaltSize + NonceSize + TagSize;

    public static byte[] Seal(string keysFolder, string passphrase)
    {
        using var plain = new MemoryStream();
        ZipFile.CreateFromDirectory(keysFolder, plain);

        var sealedKeys = new byte[HeaderSize + plain.Length];
        var header = sealedKeys.AsSpan(0, HeaderSize);
        "AKV1"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], Iterations);
        RandomNumberGenerator.Fill(header.Slice(8, SaltSize + NonceSize));
        using var aes = new AesGcm(Key(header, passphrase), TagSize);
        aes.Encrypt(Nonce(header), plain.GetBuffer().AsSpan(0, (int)plain.Length), sealedKeys.AsSpan(HeaderSize), Tag(header));
        return sealedKeys;
    }

    /// <exception cref="BackupException"><c>wrong_passphrase</c>.</exception>
    public static void Unseal(byte[] sealedKeys, string passphrase, string keysFolder)
    {
        var plain = new byte[Math.Max(0, sealedKeys.Length - HeaderSize)];
        try
        {
            if (sealedKeys.Length < HeaderSize || !sealedKeys.AsSpan(0, 4).SequenceEqual("AKV1"u8))
                throw new CryptographicException("not a key vault");
            var header = sealedKeys.AsSpan(0, HeaderSize);
            using var aes = new AesGcm(Key(header, passphrase), TagSize);
            aes.Decrypt(Nonce(header), sealedKeys.AsSpan(HeaderSize), Tag(header), plain);
        }
        catch (CryptographicException e)
        {
            throw new BackupException("wrong_passphrase", "The passphrase does not open the keys in the backup.", "密码短语无法打开备份中的密钥。", e);
        }

        Directory.CreateDirectory(keysFolder);
        ZipFile.ExtractToDirectory(new MemoryStream(plain), keysFolder, overwriteFiles: true);
    }

    private static byte[] Key(ReadOnlySpan<byte> header, string passphrase)
    {
        var iterations = BinaryPrimitives.ReadInt32BigEndian(header[4..]);
        if (iterations is < 1000 or > 10_000_000)
            throw new CryptographicException("implausible iteration count");
        return Rfc2898DeriveBytes.Pbkdf2(passphrase, header.Slice(8, SaltSize).ToArray(), iterations, HashAlgorithmName.SHA512, 32);
    }

    private static Span<byte> Nonce(Span<byte> header) => header.Slice(8 + SaltSize, NonceSize);

    private static Span<byte> Tag(Span<byte> header) => header.Slice(8 + SaltSize + NonceSize, TagSize);
}
