using System.Text.RegularExpressions;
using Appliance.Plugins.Loading;
using Appliance.Plugins.Packages;

namespace Appliance.Plugins.Supervision;

/// <summary>Finds the plugin whose code a crash text names: the topmost frame whose type one of its assemblies defines.</summary>
internal static partial class CrashAttribution
{
    public static string? Find(string text, IEnumerable<PluginPackage> packages)
    {
        var frames = Frame().Matches(text).Select(match => match.Groups[1].Value).ToList();
        if (frames.Count == 0)
            return null;

        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var package in packages.Where(package => package.Manifest is not null))
        {
            foreach (var type in Types(Path.Combine(package.Folder, package.Manifest!.Entry)))
                owners.TryAdd(type, package.Id);
        }

        return frames.Select(frame => Owner(frame, owners)).FirstOrDefault(owner => owner is not null);
    }

    // "Acme.Telegram.Bot+Loop.Run" belongs to the type "Acme.Telegram.Bot": shorten until a type is met.
    private static string? Owner(string frame, Dictionary<string, string> owners)
    {
        var name = frame.Split('+')[0];
        while (name.Length > 0)
        {
            if (owners.TryGetValue(name, out var owner))
                return owner;
            var end = name.LastIndexOf('.');
            name = end < 0 ? "" : name[..end];
        }

        return null;
    }

    private static IReadOnlyList<string> Types(string path)
    {
        try
        {
            return File.Exists(path) ? AssemblyInspection.TypeNames(path) : [];
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    [GeneratedRegex(@"^\s*at ([^\s(]+)\(", RegexOptions.Multiline)]
    private static partial Regex Frame();
}
