using System.Globalization;
using Appliance.Core.Accounts.Passwords;
using Appliance.Core.Settings;

namespace Appliance.Core.Accounts;

/// <summary>
/// What a password must have, as the admin set it. The list of breached ones is Django's (BSD licence; Royce Williams' list,
/// taken from Pwned Passwords), with variants that hold a letter, a digit and a special character put before it.
/// </summary>
public sealed class PasswordPolicy(SettingsStore settings)
{
    public const int MaxLength = 256;
    private readonly Lazy<HashSet<string>> _breached = new(Load);

    /// <summary>The rules in force.</summary>
    public PasswordRules Rules => settings.Get<PasswordRules>(PasswordRules.Key) ?? new PasswordRules();

    /// <summary>How many passwords the bundled list holds.</summary>
    public int BreachedCount => _breached.Value.Count;

    /// <summary>The codes of what is wrong; empty when it is good.</summary>
    public IReadOnlyList<string> Check(string password, string login) => Check(Rules, password, login);

    internal IReadOnlyList<string> Check(PasswordRules rules, string password, string login)
    {
        var faults = new List<string>();
        if (new StringInfo(password).LengthInTextElements < rules.MinLength)
            faults.Add("password_too_short");
        if (password.Length > MaxLength)
            faults.Add("password_too_long");
        if ((rules.Letter && !password.Any(char.IsLetter)) || (rules.Digit && !password.Any(char.IsDigit)) || (rules.Special && password.All(char.IsLetterOrDigit)))
            faults.Add("password_classes");
        if (rules.MixedCase && !(password.Any(char.IsUpper) && password.Any(char.IsLower)))
            faults.Add("password_case");
        if (login.Length >= 3 && password.Contains(login, StringComparison.OrdinalIgnoreCase))
            faults.Add("password_contains_login");
        if (rules.Words.Any(word => password.Contains(word, StringComparison.OrdinalIgnoreCase)))
            faults.Add("password_contains_word");
        if (rules.NotBreached && _breached.Value.Contains(password.ToLowerInvariant()))
            faults.Add("password_common");
        return faults;
    }

    private static HashSet<string> Load()
    {
        using var stream = typeof(PasswordPolicy).Assembly.GetManifestResourceStream("Appliance.Core.Accounts.CommonPasswords.txt")
            ?? throw new InvalidOperationException("The list of common passwords is missing.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
