using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Appliance.Web;

/// <summary>
/// The words of the pages. Pages are written in Chinese and the Chinese text is its own key; the English stands in
/// Resources/Texts.en.resx, which a test holds complete.
/// </summary>
public sealed class Texts(IStringLocalizer<Texts> localizer)
{
    /// <summary>"zh-CN" or "en": the language of this request.</summary>
    public static string Language => IsEnglish ? "en" : "zh-CN";

    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public string this[string text] => localizer[text].Value;

    public string this[string text, params object[] arguments] => localizer[text, arguments].Value;

    /// <summary>Whichever of two texts the reader's language asks for.</summary>
    public static string Choose(string chinese, string english) => IsEnglish ? english : chinese;
}
