using System.Globalization;
using System.Text.Json;
using Appliance.Sdk;
using Appliance.Web.Http;

namespace Appliance.Web;

/// <summary>
/// The words of the pages. Pages are written in Chinese and the Chinese text is its own key; the English stands in
/// Resources/Pages.en.json, which a test holds complete.
/// </summary>
public sealed class Texts
{
    private readonly Dictionary<string, string> _english;

    public Texts()
    {
        using var stream = typeof(Texts).Assembly.GetManifestResourceStream("Appliance.Web.Resources.Pages.en.json")
            ?? throw new InvalidOperationException("The resource Pages.en.json is missing.");
        _english = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }

    /// <summary>"zh-CN" or "en": the language of this request.</summary>
    public static string Language => IsEnglish ? RequestLanguage.English : RequestLanguage.Chinese;

    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>A text in the reader's language.</summary>
    public string this[string text] => IsEnglish ? _english.GetValueOrDefault(text, text) : text;

    /// <summary>A text with what stands in its places, numbers with their thousands apart.</summary>
    public string this[string text, params object?[] arguments] =>
        string.Format(CultureInfo.CurrentCulture, this[text], [.. arguments.Select(argument => argument is int or long ? string.Create(CultureInfo.InvariantCulture, $"{argument:#,0}") : argument)]);

    /// <summary>A text that comes in both languages.</summary>
    public static string Choose(LocalizedText text) => Choose(text.Zh, text.En);

    public static string Choose(string chinese, string english) => IsEnglish ? english : chinese;
}
