using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Appliance.Core.Customers;

/// <summary>
/// Hides contacts that stand inside a text: in a message, a name, an address of a page. What looks like a contact is
/// hidden even where it is none; a long number without the form of a phone (an order, a card) stays, for agents work by it.
/// </summary>
internal static partial class ContactText
{
    /// <summary>The text without the contacts that are masked; the same instance where there is none.</summary>
    public static string Hide(MaskedContacts masked, string text)
    {
        if (masked.HasFlag(MaskedContacts.Email))
            text = ForeignEmail().Replace(Email().Replace(text, Shortened), Shortened);
        return masked.HasFlag(MaskedContacts.Phone) ? Number().Replace(text, match => IsPhone(match.Value) ? CustomerMask.OfPhone(Digits(match.Value))! : match.Value) : text;
    }

    /// <summary>The same for every text within, names of members included; the same element where nothing is hidden.</summary>
    public static JsonElement Hide(MaskedContacts masked, JsonElement content)
    {
        var before = content.GetRawText();
        if (content.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String) || !MayHold(before))
            return content;
        return JsonSerializer.SerializeToElement(Hide(masked, JsonNode.Parse(before)), StoredJson.Options);
    }

    private static JsonNode? Hide(MaskedContacts masked, JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(Hide(masked, member.Key), Hide(masked, member.Value))).DistinctBy(member => member.Key)),
        JsonArray items => new JsonArray([.. items.Select(item => Hide(masked, item))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(Hide(masked, value.GetValue<string>())),
        _ => node?.DeepClone(),
    };

    // Most messages hold neither: this costs one look at the text. An escape may stand for any character.
    private static bool MayHold(string json)
    {
        var digits = 0;
        foreach (var character in json)
        {
            if (character is '@' or '＠' or '%' or '\\')
                return true;
            if (char.IsDigit(character) && ++digits >= 7)
                return true;
        }

        return false;
    }

    /// <summary>
    /// A mobile number of China, one with a country's prefix, one of a town with its leading zero, a 400 or 800 number, or
    /// ten digits and more in groups.
    /// </summary>
    private static bool IsPhone(string text)
    {
        var digits = Digits(text);
        var number = digits.StartsWith("0086", StringComparison.Ordinal) ? digits[4..] : digits.Length == 13 && digits.StartsWith("86", StringComparison.Ordinal) ? digits[2..] : digits;
        return (number.Length == 11 && number[0] == '1' && number[1] is >= '3' and <= '9')
            || (text[0] is '+' or '＋' && digits.Length is >= 7 and <= 15)
            || (digits[0] == '0' && digits.Length is >= 10 and <= 15)
            || (digits.Length == 10 && (digits.StartsWith("400", StringComparison.Ordinal) || digits.StartsWith("800", StringComparison.Ordinal)))
            || (digits.Length is >= 10 and <= 15 && text.Any(character => !char.IsDigit(character)) && !Date().IsMatch(text));
    }

    private static string Digits(string text) =>
        string.Concat(text.Where(char.IsDigit).Select(digit => (char)('0' + (int)char.GetNumericValue(digit))));

    private static string Shortened(Match address) =>
        CustomerMask.OfEmail(address.Value.Replace('＠', '@').Replace("%40", "@", StringComparison.Ordinal))!;

    [GeneratedRegex(
        @"[A-Za-z0-9Ａ-Ｚａ-ｚ０-９._+\-]+(?:@|＠|%40)[A-Za-z0-9Ａ-Ｚａ-ｚ０-９\-]+(?:[.．。][A-Za-z0-9Ａ-Ｚａ-ｚ０-９\-]+)+",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Email();

    // Names and domains in other scripts; the words before an address may go with it. A star has been put there already.
    [GeneratedRegex(@"[^\s@＠*,，;；:：/?&=]+[@＠][^\s@＠*,，;；:：/?&=]+[.．][^\s@＠*,，.．;；:：/?&=]{2,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ForeignEmail();

    [GeneratedRegex(@"^\d{4}[-.]\d{1,2}[-.]\d{1,2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"(?<![\d０-９])[+＋]?[(（]?\d(?:[ \u00A0\-－—.·()（）]{0,2}\d){6,}(?!\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
