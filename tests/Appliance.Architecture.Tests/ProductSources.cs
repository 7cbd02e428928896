namespace Appliance.Architecture.Tests;

/// <summary>The C# files of the product, without tests and without what the compiler writes.</summary>
internal static class ProductSources
{
    private static readonly string[] Folders = ["sdk", "host", "web", "plugins"];

    /// <summary>Paths from the repository's folder on, with <c>/</c>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Folders.SelectMany(In).Where(path => path.EndsWith(".cs", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    public static string Read(string path) => File.ReadAllText(Path.Combine(RepositoryFolder.Path, path));

    /// <summary>Every file of a folder of the repository that is kept under version control.</summary>
    public static IEnumerable<string> In(string folder) =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Path, folder), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryFolder.Path, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "templates"));
}
