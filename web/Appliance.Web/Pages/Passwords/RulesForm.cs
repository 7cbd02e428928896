using System.Globalization;
using Appliance.Core.Accounts.Passwords;

namespace Appliance.Web.Pages.Passwords;

/// <summary>The rules for passwords as a form.</summary>
public sealed class RulesForm
{
    public int MinLength { get; set; }

    public bool Letter { get; set; }

    public bool MixedCase { get; set; }

    public bool Digit { get; set; }

    public bool Special { get; set; }

    public bool NotBreached { get; set; }

    /// <summary>One a line.</summary>
    public string? Words { get; set; }

    public int History { get; set; }

    /// <summary>Days with what happens then: 0, 90, 180, remind-90, remind-180.</summary>
    public string Expiry { get; set; } = "0";

    public static RulesForm Of(PasswordRules rules) => new()
    {
        MinLength = rules.MinLength,
        Letter = rules.Letter,
        MixedCase = rules.MixedCase,
        Digit = rules.Digit,
        Special = rules.Special,
        NotBreached = rules.NotBreached,
        Words = string.Join('\n', rules.Words),
        History = rules.History,
        Expiry = rules is { ExpiryDays: > 0, RemindOnly: true } ? string.Create(CultureInfo.InvariantCulture, $"remind-{rules.ExpiryDays}") : rules.ExpiryDays.ToString(CultureInfo.InvariantCulture),
    };

    public PasswordRules ToRules()
    {
        var remind = Expiry.StartsWith("remind-", StringComparison.Ordinal);
        return new PasswordRules
        {
            MinLength = MinLength,
            Letter = Letter,
            MixedCase = MixedCase,
            Digit = Digit,
            Special = Special,
            NotBreached = NotBreached,
            Words = (Words ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            History = History,
            ExpiryDays = int.TryParse(remind ? Expiry["remind-".Length..] : Expiry, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : -1,
            RemindOnly = remind,
        };
    }
}
