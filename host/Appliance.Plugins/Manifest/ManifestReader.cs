using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;
using Appliance.Sdk;

namespace Appliance.Plugins.Manifest;

/// <summary>
/// Reads <c>plugin.json</c> by the rules of <c>sdk/docs/plugin.schema.json</c>, and says the first thing that is wrong in
/// words. None of the plugin's code is touched.
/// </summary>
public static partial class ManifestReader
{
    public const string FileName = "plugin.json";
    public const int MaxBytes = 256 * 1024;

    private static readonly string[] Known =
        ["$schema", "id", "version", "name", "description", "publisher", "sdk", "entry", "kinds", "asks", "files"];

    public static bool TryRead(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out PluginManifest? manifest, [NotNullWhen(false)] out LocalizedText? problem)
    {
        manifest = null;
        try
        {
            // A byte order mark is what Windows editors leave behind; the parser takes none.
            if (json.Span.StartsWith("\uFEFF"u8))
                json = json[3..];
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
            manifest = Read(document.RootElement);
            problem = null;
            return true;
        }
        catch (JsonException exception)
        {
            problem = new LocalizedText($"plugin.json 不是有效的 JSON：{exception.Message}", $"plugin.json is not valid JSON: {exception.Message}");
        }
        catch (ManifestException exception)
        {
            problem = exception.Problem;
        }

        return false;
    }

    private static PluginManifest Read(JsonElement root)
    {
        OnlyKnown(root, "plugin.json", Known);
        var version = Text(root, "version");
        var sdk = Text(root, "sdk");
        return new PluginManifest
        {
            Id = Matching(root, "id", IdPattern(), 80),
            Version = PluginVersion.TryParse(version, out var parsed) ? parsed : throw Wrong("version", "1.2.3"),
            Name = Localized(root, "name"),
            Description = root.TryGetProperty("description", out _) ? Localized(root, "description") : null,
            Publisher = root.TryGetProperty("publisher", out _) ? Text(root, "publisher") : null,
            Sdk = SdkRange.TryParse(sdk, out var range) ? range : throw Wrong("sdk", ">=1.0 <2.0"),
            Entry = Matching(root, "entry", EntryPattern(), 150),
            Kinds = Kinds(root),
            Asks = Asks(root),
            Files = Files(root),
        };
    }

    private static List<string> Kinds(JsonElement root)
    {
        var kinds = Strings(root, "kinds", required: true);
        if (kinds.Count == 0 || kinds.Distinct().Count() != kinds.Count || !kinds.TrueForAll(PluginKinds.All.Contains))
            throw Wrong("kinds", "[\"channel\"]");
        return kinds;
    }

    private static PluginAsks Asks(JsonElement root)
    {
        if (!root.TryGetProperty("asks", out var asks))
            return new PluginAsks([], false, false, false);

        OnlyKnown(asks, "asks", ["hosts", "hostsFromSettings", "webhooks", "background"]);
        var hosts = Strings(asks, "hosts", required: false);
        if (hosts.Count > 50 || !hosts.TrueForAll(host => host.Length <= 253 && HostPattern().IsMatch(host)))
            throw Wrong("asks.hosts", "[\"api.example.com\", \"*.example.com\"]");
        return new PluginAsks(hosts, Flag(asks, "hostsFromSettings"), Flag(asks, "webhooks"), Flag(asks, "background"));
    }

    private static Dictionary<string, string>? Files(JsonElement root)
    {
        if (!root.TryGetProperty("files", out var files))
            return null;
        if (files.ValueKind != JsonValueKind.Object)
            throw Wrong("files", "{\"My.Plugin.dll\": \"<sha-256>\"}");

        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files.EnumerateObject())
        {
            var hash = file.Value.ValueKind == JsonValueKind.String ? file.Value.GetString()! : "";
            if (!HashPattern().IsMatch(hash) || hashes.Count >= 2000)
                throw Wrong("files", "{\"My.Plugin.dll\": \"<sha-256>\"}");
            hashes[file.Name.Replace('\\', '/')] = hash;
        }

        return hashes;
    }

    private static void OnlyKnown(JsonElement element, string where, string[] known)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new ManifestException($"{where} 必须是 JSON 对象", $"{where} must be a JSON object");

        var unknown = element.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => !known.Contains(name));
        if (unknown is not null)
            throw new ManifestException($"{where} 中有未知字段“{unknown}”", $"{where} has an unknown field \"{unknown}\"");
    }

    private static string Text(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
            throw new ManifestException($"plugin.json 缺少字段“{name}”", $"plugin.json lacks the field \"{name}\"");
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not { Length: > 0 and <= 300 } text)
            throw new ManifestException($"plugin.json 的字段“{name}”必须是 1–300 个字符的文本", $"The field \"{name}\" of plugin.json must be a text of 1–300 characters");
        return text;
    }

    private static string Matching(JsonElement element, string name, Regex pattern, int maxLength)
    {
        var text = Text(element, name);
        return text.Length <= maxLength && pattern.IsMatch(text)
            ? text
            : throw new ManifestException($"plugin.json 的字段“{name}”格式不正确：{text}", $"The field \"{name}\" of plugin.json is not well formed: {text}");
    }

    private static LocalizedText Localized(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value))
            throw new ManifestException($"plugin.json 缺少字段“{name}”", $"plugin.json lacks the field \"{name}\"");
        OnlyKnown(value, name, ["zh", "en"]);
        return new LocalizedText(Text(value, "zh"), Text(value, "en"));
    }

    private static List<string> Strings(JsonElement element, string name, bool required)
    {
        if (!element.TryGetProperty(name, out var value))
            return required ? throw new ManifestException($"plugin.json 缺少字段“{name}”", $"plugin.json lacks the field \"{name}\"") : [];
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
            throw Wrong(name, "[\"…\"]");
        return [.. value.EnumerateArray().Select(item => item.GetString()!)];
    }

    private static bool Flag(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Wrong($"asks.{name}", "true"),
        };

    private static ManifestException Wrong(string name, string example) =>
        new($"plugin.json 的字段“{name}”不正确，应形如 {example}", $"The field \"{name}\" of plugin.json is not right; it looks like {example}");

    [GeneratedRegex(@"^[a-z0-9]+([.-][a-z0-9]+)*\z")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*\.dll\z")]
    private static partial Regex EntryPattern();

    [GeneratedRegex(@"^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}\z")]
    private static partial Regex HostPattern();

    [GeneratedRegex(@"^[0-9a-f]{64}\z")]
    private static partial Regex HashPattern();
}
