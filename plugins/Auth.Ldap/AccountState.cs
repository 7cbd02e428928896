using System.Globalization;
using Appliance.Auth.Ldap.Protocol;

namespace Appliance.Auth.Ldap;

/// <summary>Whether the directory has locked somebody out for good.</summary>
internal static class AccountState
{
    private const int Disabled = 0x2; // ADS_UF_ACCOUNTDISABLE, "User-Account-Control attribute" of Microsoft's schema.
    private const long Never = long.MaxValue;

    /// <summary>What has to be read to know: of Active Directory, of OpenLDAP's password policy, of 389 Directory Server.</summary>
    public static IReadOnlyList<string> Attributes { get; } = ["userAccountControl", "accountExpires", "pwdAccountLockedTime", "nsAccountLock"];

    /// <summary>Why; null when it has not.</summary>
    public static string? Problem(LdapEntry entry, DateTimeOffset now)
    {
        if (int.TryParse(entry.Text("userAccountControl"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var flags) && (flags & Disabled) != 0)
            return "The directory has disabled the account.";
        if (long.TryParse(entry.Text("accountExpires"), NumberStyles.None, CultureInfo.InvariantCulture, out var expires)
            && expires is > 0 and < Never && DateTimeOffset.FromFileTime(expires) <= now)
        {
            return "The account has expired in the directory.";
        }

        // The one value that says "by an admin, until an admin" (slapo-ppolicy(5)); others run out by themselves.
        if (entry.Text("pwdAccountLockedTime") == "000001010000Z")
            return "The directory has locked the account.";
        return string.Equals(entry.Text("nsAccountLock"), "true", StringComparison.OrdinalIgnoreCase) ? "The directory has locked the account." : null;
    }

    /// <summary>What Active Directory means by a refused bind ("data 533" and the like, Win32 error codes in hexadecimal).</summary>
    public static (bool LockedOut, string Reason) OfBind(LdapResult result)
    {
        var at = result.Message.IndexOf("data ", StringComparison.Ordinal);
        var code = at < 0 ? "" : result.Message[(at + 5)..].Split(',')[0].Trim();
        return code switch
        {
            "533" => (true, "The directory has disabled the account."),
            "701" => (true, "The account has expired in the directory."),
            "532" or "773" => (false, "The password must be changed in the directory first."),
            "775" => (false, "The directory has locked the account after wrong passwords."),
            "530" or "531" => (false, "The directory allows no sign-in now, or not from here."),
            _ => (false, "The directory refuses login and password."),
        };
    }
}
