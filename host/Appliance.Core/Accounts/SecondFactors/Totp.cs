using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Appliance.Core.Accounts.SecondFactors;

/// <summary>Time-based one-time codes as every authenticator app makes them: RFC 6238 with SHA-1, 6 digits, 30 seconds.</summary>
public static class Totp
{
    /// <summary>Clocks of phones are off: one step before and one after the present one are taken, too (RFC 6238, 5.2).</summary>
    private const int Tolerance = 1;
    private const int StepSeconds = 30;

    /// <summary>A key of 160 bits, the length of the hash (RFC 4226, 4).</summary>
    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(20);

    public static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step, six digits.</summary>
    public static string Code(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> message = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(message, step);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // Authenticator apps know SHA-1 alone; for HMAC its collisions do not matter (RFC 4226, B.2).
        HMACSHA1.HashData(key, message, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[19] & 0xf)..]) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code this is, of those that are good now and newer than <paramref name="after"/>; null for none.</summary>
    public static long? Match(ReadOnlySpan<byte> key, string code, DateTimeOffset now, long after)
    {
        var typed = Encoding.UTF8.GetBytes(code);
        var present = StepOf(now);
        long? matched = null;
        for (var step = present - Tolerance; step <= present + Tolerance; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code(key, step)), typed) && step > after)
                matched ??= step;
        }
        return matched;
    }

    /// <summary>What the QR code holds (github.com/google/google-authenticator/wiki/Key-Uri-Format).</summary>
    public static string Uri(string secret, string account)
    {
        var label = System.Uri.EscapeDataString("Appliance:" + account);
        return $"otpauth://totp/{label}?secret={secret}&issuer=Appliance&algorithm=SHA1&digits=6&period=30";
    }
}
