using System.Security.Cryptography;
using System.Text;

namespace Appliance.Core.Accounts.WayBack;

/// <summary>
/// A code that opens an account once: 100 random bits, short enough to be typed from one screen on another, so that it
/// needs no bounds on guessing.
/// </summary>
internal static class AccountCode
{
    // Crockford's base 32: no letter that looks like a digit.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 20;

    public static string New() => string.Join('-', RandomNumberGenerator.GetString(Letters, Length).Chunk(5).Select(part => new string(part)));

    /// <summary>What is kept of it. As typed: small letters, blanks, O for 0.</summary>
    public static string Hash(string code)
    {
        var clean = new StringBuilder();
        foreach (var character in LoginKey.Of(code).ToUpperInvariant())
        {
            var letter = character switch { 'O' => '0', 'I' or 'L' => '1', _ => character };
            if (Letters.Contains(letter, StringComparison.Ordinal))
                clean.Append(letter);
        }

        return clean.Length == Length ? OpaqueToken.Hash(clean.ToString()) : "";
    }
}
