using System.Text;

namespace Appliance.Core.Accounts;

/// <summary>
/// The form in which phone numbers are compared: digits alone, full-width ones too, without China's country code before a
/// mobile number, so that 138 0013 8000 and +86-138-0013-8000 are one.
/// </summary>
internal static class PhoneKey
{
    private const int Shortest = 5;
    private const int ChineseMobile = 11;

    /// <summary>Null for what is no phone number.</summary>
    public static string? Of(string? phone)
    {
        if (phone is null)
            return null;
        var digits = new StringBuilder();
        foreach (var character in LoginKey.Of(phone))
        {
            if (char.IsAsciiDigit(character))
                digits.Append(character);
            else if (character is not ('+' or '-' or ' ' or '(' or ')' or '.' or '/'))
                return null;
        }

        var number = digits.ToString();
        foreach (var prefix in (string[])["0086", "86"])
        {
            if (number.Length == prefix.Length + ChineseMobile && number.StartsWith(prefix + "1", StringComparison.Ordinal))
                return number[prefix.Length..];
        }

        return number.Length < Shortest ? null : number;
    }
}
