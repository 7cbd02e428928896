using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;

namespace Appliance.Sdk.Testing.Packages;

/// <summary>What the folder of every built or published plugin must be.</summary>
public static class ManifestContract
{
    private const string FileName = "plugin.json";

    // Parts of the server; a plugin that reaches for them is refused.
    private static readonly string[] ServerAssemblies =
        ["appliance", "Appliance.Core", "Appliance.Plugins", "Appliance.Storage", "Appliance.Web", "Appliance.Scripting"];

    /// <summary>
    /// Verifies that <c>plugin.json</c> follows its schema and admits this SDK; that the hashes it lists are right; that the
    /// entry has one public class that implements <see cref="IPlugin"/>, references no part of the server, and brings no
    /// copy of the SDK; and that what it registers is what the manifest names. Loads and runs the entry class.
    /// </summary>
    /// <param name="folder">The output of the build or of the publishing.</param>
    /// <exception cref="ContractViolationException">The first rule that does not hold, in a sentence.</exception>
    public static void Verify(string folder)
    {
        var path = Path.Combine(folder, FileName);
        Rule.Holds(File.Exists(path), $"There is no {FileName} in {folder}.");
        using var manifest = Parse(File.ReadAllBytes(path));
        using var schema = JsonDocument.Parse(Schema());
        new JsonShape(schema.RootElement).Verify(manifest.RootElement);
        VerifySdk(manifest.RootElement.GetProperty("sdk").GetString()!);
        VerifyFiles(manifest.RootElement, folder);

        var entry = Path.Combine(folder, manifest.RootElement.GetProperty("entry").GetString()!);
        Rule.Holds(File.Exists(entry), $"The entry assembly {Path.GetFileName(entry)} is missing.");
        Rule.Holds(!File.Exists(Path.Combine(folder, "Appliance.Sdk.dll")), "Appliance.Sdk.dll lies beside the plugin; the server brings it, and a copy would be another type of the same name.");
        var context = new PackageLoadContext(Path.GetFullPath(entry));
        try
        {
            VerifyEntry(context.LoadFromAssemblyPath(Path.GetFullPath(entry)), manifest.RootElement);
        }
        catch (BadImageFormatException exception)
        {
            throw new ContractViolationException($"{Path.GetFileName(entry)} is not a .NET assembly.", exception);
        }
        finally
        {
            context.Unload();
        }
    }

    private static JsonDocument Parse(byte[] json)
    {
        try
        {
            // A byte order mark is what Windows editors leave behind; the parser takes none.
            var text = json.AsMemory(json.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0);
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
        }
        catch (JsonException exception)
        {
            throw new ContractViolationException($"{FileName} is not valid JSON: {exception.Message}", exception);
        }
    }

    private static string Schema()
    {
        using var stream = typeof(ManifestContract).Assembly.GetManifestResourceStream("plugin.schema.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static void VerifySdk(string range)
    {
        var sdk = typeof(IPlugin).Assembly.GetName().Version!;
        var present = new Version(sdk.Major, sdk.Minor);
        foreach (var part in range.Split(' '))
        {
            var digits = part.AsSpan().IndexOfAnyInRange('0', '9');
            var order = present.CompareTo(Version.Parse(part.AsSpan(digits)));
            var holds = part[..digits] switch { ">=" => order >= 0, ">" => order > 0, "<=" => order <= 0, "<" => order < 0, _ => order == 0 };
            Rule.Holds(holds, $"The range \"{range}\" does not admit the SDK {present} that the plugin is tested with.");
        }
    }

    private static void VerifyFiles(JsonElement manifest, string folder)
    {
        if (!manifest.TryGetProperty("files", out var files))
            return;
        var listed = files.EnumerateObject().ToDictionary(file => file.Name.Replace('\\', '/'), file => file.Value.GetString()!, StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (name == FileName)
                continue;
            Rule.Holds(listed.Remove(name, out var hash), $"The file {name} is not listed in {FileName}.");
            using var stream = File.OpenRead(path);
            Rule.Holds(Convert.ToHexStringLower(SHA256.HashData(stream)) == hash, $"The file {name} differs from its hash in {FileName}.");
        }

        Rule.Holds(listed.Count == 0, $"The file {listed.Keys.FirstOrDefault()} is listed in {FileName} and is missing.");
    }

    private static void VerifyEntry(Assembly assembly, JsonElement manifest)
    {
        var foreign = assembly.GetReferencedAssemblies().FirstOrDefault(name => ServerAssemblies.Contains(name.Name, StringComparer.OrdinalIgnoreCase));
        Rule.Holds(foreign is null, $"The entry references {foreign?.Name}, a part of the server; a plugin references Appliance.Sdk alone.");

        var entries = assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IPlugin))).ToList();
        Rule.Holds(entries.Count == 1, $"The entry has {entries.Count} public classes that implement IPlugin; it must have one.");
        Rule.Holds(entries[0].GetConstructor(Type.EmptyTypes) is not null, $"The entry class {entries[0].Name} has no public parameterless constructor.");

        var registered = Register(entries[0]);
        var kinds = manifest.GetProperty("kinds").EnumerateArray().Select(kind => kind.GetString()!).ToHashSet();
        var unnamed = registered.Kinds.FirstOrDefault(kind => !kinds.Contains(kind));
        Rule.Holds(unnamed is null, $"The plugin registers the kind \"{unnamed}\", which the manifest does not name.");
        var asks = manifest.TryGetProperty("asks", out var given) && given.TryGetProperty("background", out var background) && background.ValueKind == JsonValueKind.True;
        Rule.Holds(asks || !registered.Background, "The plugin registers a worker; the manifest must ask for background.");
    }

    private static Registrations Register(Type entry)
    {
        var registered = new Registrations();
        try
        {
            ((IPlugin)Activator.CreateInstance(entry)!).Configure(registered);
        }
        catch (Exception exception) when (exception is not ContractViolationException)
        {
            var cause = (exception as TargetInvocationException)?.InnerException ?? exception;
            throw new ContractViolationException($"The constructor or Configure of {entry.Name} threw {cause.GetType().Name}: {cause.Message}", cause);
        }

        return registered;
    }
}
