using System.Text;

namespace Appliance.Core.Accounts;

/// <summary>The form in which logins and e-mail addresses are compared: NFKC, so that full-width input signs in, and lower case.</summary>
internal static class LoginKey
{
    public static string Of(string login)
    {
        try
        {
            return login.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair: no account is called that.
            return "";
        }
    }
}
