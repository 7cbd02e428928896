using System.Net.Mail;

namespace Appliance.Core.Mail;

/// <summary>What may stand in a mail's head. A line break there would let a name or a subject add headers of its own.</summary>
internal static class MailRules
{
    private const int MaxAddress = 254;
    private const int MaxSubject = 300;

    /// <summary>One address, without a name, that fits into a line of the protocol.</summary>
    public static bool IsAddress(string? value) =>
        value is { Length: > 0 and <= MaxAddress }
        && !value.Any(character => char.IsControl(character) || char.IsWhiteSpace(character) || character is '<' or '>' or ',' or ';')
        && MailAddress.TryCreate(value, out var address)
        && address.Address == value;

    public static bool IsSubject(string value) => value.Length is > 0 and <= MaxSubject && IsOneLine(value);

    /// <summary>Also U+2028 and U+2029 break lines for some readers.</summary>
    public static bool IsOneLine(string value) => !value.Any(character => char.IsControl(character) || character is '\u2028' or '\u2029');
}
