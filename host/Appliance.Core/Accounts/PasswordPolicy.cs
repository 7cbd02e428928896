using System.Globalization;

namespace Appliance.Core.Accounts;

/// <summary>What a password must have: at least 8 characters with letter, digit and special character; no login in it; not one of the commonest.</summary>
public sealed class PasswordPolicy
{
    public const int MinLength = 8;
    public const int MaxLength = 256;
    private readonly HashSet<string> _common = Load();

    /// <summary>The codes of what is wrong; empty when it is good.</summary>
    public IReadOnlyList<string> Check(string password, string login)
    {
        var faults = new List<string>();
        if (new StringInfo(password).LengthInTextElements < MinLength)
            faults.Add("password_too_short");
        if (password.Length > MaxLength)
            faults.Add("password_too_long");
        if (!password.Any(char.IsLetter) || !password.Any(char.IsDigit) || password.All(char.IsLetterOrDigit))
            faults.Add("password_classes");
        if (login.Length >= 3 && password.Contains(login, StringComparison.OrdinalIgnoreCase))
            faults.Add("password_contains_login");
        if (_common.Contains(password.ToLowerInvariant()))
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
