using System.Text.RegularExpressions;

namespace Appliance.Plugins.Store;

/// <summary>Limits of a plugin's documents, as the SDK states them.</summary>
internal static partial class StoreLimits
{
    public const int MaxJsonBytes = 1024 * 1024;

    public static void Check(string collection, string key)
    {
        CheckName(collection, nameof(collection));
        if (key is not { Length: >= 1 and <= 200 })
            throw new ArgumentException("A key has 1–200 characters.", nameof(key));
    }

    public static void CheckName(string name, string parameter)
    {
        if (!NamePattern().IsMatch(name))
            throw new ArgumentException("Collections and fields are named [a-z0-9_-], 1–64 characters.", parameter);
    }

    public static void CheckFields(IReadOnlyDictionary<string, string>? fields)
    {
        if (fields is null)
            return;
        if (fields.Count > 16)
            throw new ArgumentException("At most 16 indexed fields.", nameof(fields));
        foreach (var (name, value) in fields)
        {
            CheckName(name, nameof(fields));
            if (value is not { Length: <= 200 })
                throw new ArgumentException("An indexed value has at most 200 characters.", nameof(fields));
        }
    }

    [GeneratedRegex(@"^[a-z0-9_-]{1,64}\z")]
    private static partial Regex NamePattern();
}
