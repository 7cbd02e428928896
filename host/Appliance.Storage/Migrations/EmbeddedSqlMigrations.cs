using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Appliance.Storage.Migrations;

/// <summary>Finds the migrations that an assembly carries as embedded resources <c>Migrations/NNNN_name.sql</c>.</summary>
public static partial class EmbeddedSqlMigrations
{
    /// <summary>The migrations of <paramref name="assembly"/>, by number.</summary>
    public static IReadOnlyList<IMigration> In(Assembly assembly) =>
    [
        .. assembly.GetManifestResourceNames()
            .Select(name => (Name: name, Match: ResourceName().Match(name)))
            .Where(resource => resource.Match.Success)
            .Select(resource => Load(assembly, resource.Name, resource.Match))
            .OrderBy(migration => migration.Number),
    ];

    private static SqlMigration Load(Assembly assembly, string resource, Match match)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var source = reader.ReadToEnd().ReplaceLineEndings("\n");
        return new SqlMigration(int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["name"].Value, source);
    }

    [GeneratedRegex(@"\.Migrations\.(?<number>\d{4})_(?<name>\w+)\.sql$", RegexOptions.CultureInvariant)]
    private static partial Regex ResourceName();
}
