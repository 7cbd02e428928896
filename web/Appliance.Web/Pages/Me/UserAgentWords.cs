namespace Appliance.Web.Pages.Me;

/// <summary>A browser's own description in two words: which one, on what. Enough to know one's devices by; no more is guessed.</summary>
public static class UserAgentWords
{
    private static readonly (string Mark, string Name)[] Browsers =
        [("MicroMessenger", "微信"), ("Edg/", "Edge"), ("Firefox/", "Firefox"), ("OPR/", "Opera"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    public static string Of(string? userAgent, Texts texts)
    {
        var browser = Find(Browsers, userAgent);
        var system = Find(Systems, userAgent);
        return (browser, system) switch
        {
            (null, null) => string.IsNullOrWhiteSpace(userAgent) ? texts["未知设备"] : userAgent[..Math.Min(60, userAgent.Length)],
            (null, _) => system!,
            (_, null) => texts[browser],
            _ => $"{texts[browser]} · {system}",
        };
    }

    private static string? Find((string Mark, string Name)[] marks, string? userAgent) =>
        marks.FirstOrDefault(mark => userAgent?.Contains(mark.Mark, StringComparison.Ordinal) == true).Name;
}
