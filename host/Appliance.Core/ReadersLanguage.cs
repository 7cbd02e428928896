using System.Globalization;
using Appliance.Sdk;

namespace Appliance.Core;

/// <summary>A text in both languages, for whoever reads: the culture of the request decides.</summary>
public static class ReadersLanguage
{
    public static string Of(LocalizedText text) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? text.En : text.Zh;
}
