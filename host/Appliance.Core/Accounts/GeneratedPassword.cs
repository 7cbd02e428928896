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
            var characters = RandomNumberGenerator.GetString(Letters, 16);
            var password = string.Join('-', characters.Chunk(4).Select(chunk => new string(chunk)));
            if (policy.Check(password, login).Count == 0)
                return password;
        }
    }
}
