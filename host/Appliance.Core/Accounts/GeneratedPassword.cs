using System.Security.Cryptography;

namespace Appliance.Core.Accounts;

/// <summary>Passwords that a person can read from one screen and type on another: 80 random bits.</summary>
internal static class GeneratedPassword
{
    // Crockford's base 32: no letter that looks like a digit.
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string New(PasswordPolicy policy, string login)
    {
        while (true)
        {
            // A capital in front, for rules that demand one; a part more for every five characters that they demand beyond.
            var parts = Math.Max(4, (policy.Rules.MinLength / 5) + 1);
            var characters = RandomNumberGenerator.GetString(Letters, parts * 4);
            var password = string.Join('-', characters.Chunk(4).Select(chunk => new string(chunk)));
            password = char.ToUpperInvariant(password[0]) + password[1..];
            if (policy.Check(password, login).Count == 0)
                return password;
        }
    }
}
