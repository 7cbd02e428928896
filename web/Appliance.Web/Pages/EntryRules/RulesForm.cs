using System.Text.RegularExpressions;
using Appliance.Core.Accounts.Limits;

namespace Appliance.Web.Pages.EntryRules;

/// <summary>Sign-in rules as a form: addresses one a line, the hours of a day as text.</summary>
public sealed partial class RulesForm
{
    public static IReadOnlyList<string> Days { get; } = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public bool SecondFactor { get; set; }

    public int? MaxSessions { get; set; }

    public string WhenFull { get; set; } = SignInRules.EndOldest;

    public bool RegisteredDevices { get; set; }

    public string? Addresses { get; set; }

    /// <summary>By day, such as <c>09:00-12:00, 13:00-18:00</c>.</summary>
    public Dictionary<string, string?> Hours { get; set; } = [];

    public string? TimeZone { get; set; }

    public static RulesForm Of(SignInRules rules) => new()
    {
        SecondFactor = rules.SecondFactor,
        MaxSessions = rules.MaxSessions,
        WhenFull = rules.WhenFull,
        RegisteredDevices = rules.RegisteredDevices,
        Addresses = string.Join('\n', rules.Addresses),
        TimeZone = rules.Hours?.TimeZone,
        Hours = Days.ToDictionary(
            day => day,
            day => (string?)string.Join(", ", (rules.Hours?.Spans ?? []).Where(span => span.Days.Contains(day)).Select(span => $"{span.From}-{span.To}"))),
    };

    /// <summary>What the form says; the days whose hours cannot be read stand in <paramref name="faults"/>.</summary>
    public SignInRules Read(out IReadOnlyList<string> faults)
    {
        var wrong = new List<string>();
        var spans = new List<WeeklySpan>();
        foreach (var day in Days)
        {
            foreach (var text in Split(Hours.GetValueOrDefault(day), ',', '，', '、', ';', '；'))
            {
                // As people and input methods write it: 9:00–18:00, 9：00～18：00.
                var match = Span().Match(text);
                if (match.Success)
                    spans.Add(new WeeklySpan([day], match.Groups[1].Value.PadLeft(2, '0') + ":" + match.Groups[2].Value, match.Groups[3].Value.PadLeft(2, '0') + ":" + match.Groups[4].Value));
                else
                    wrong.Add(day);
            }
        }

        faults = wrong;
        return new SignInRules
        {
            SecondFactor = SecondFactor,
            MaxSessions = MaxSessions,
            WhenFull = WhenFull,
            RegisteredDevices = RegisteredDevices,
            Addresses = Split(Addresses, '\n', ',', '，', ' '),
            Hours = spans.Count == 0 ? null : new WeeklyHours(spans, string.IsNullOrWhiteSpace(TimeZone) ? null : TimeZone.Trim()),
        };
    }

    private static string[] Split(string? text, params char[] marks) =>
        (text ?? "").Split(marks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex(@"^([0-9]{1,2})[:：]([0-9]{2})\s*[-–—~～至]\s*([0-9]{1,2})[:：]([0-9]{2})$")]
    private static partial Regex Span();
}
