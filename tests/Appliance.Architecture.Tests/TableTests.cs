using System.Text.RegularExpressions;
using Appliance.Storage.Migrations;

namespace Appliance.Architecture.Tests;

/// <summary>A feature's tables are written by that feature alone, and SQL stands in storage and core alone.</summary>
[TestClass]
public sealed partial class TableTests
{
    private const string Core = "host/Appliance.Core/";

    [TestMethod]
    public void Table_OfTheSchema_HasOneOwner()
    {
        var tables = EmbeddedSqlMigrations.In(typeof(Appliance.Core.Actor).Assembly)
            .SelectMany(migration => Created().Matches(migration.Source).Select(match => match.Groups[1].Value));

        CollectionAssert.AreEquivalent(TableOwners.All.Keys.ToList(), tables.ToList());
    }

    [TestMethod]
    public void Write_ToATable_IsItsOwnersAlone()
    {
        var foreign = Writes().Where(write => TableOwners.All[write.Table] != write.File.Split('/')[0]);

        Assert.AreEqual("", string.Join('\n', foreign));
    }

    [TestMethod]
    public void AuditLog_InAnyLayer_IsOnlyAddedTo()
    {
        var shortened = ProductSources.All.Where(path => Shortened().IsMatch(ProductSources.Read(path)));

        Assert.AreEqual("", string.Join('\n', shortened));
    }

    [TestMethod]
    public void Sql_OutsideOfStorageAndCore_IsNowhere()
    {
        var names = string.Join('|', TableOwners.All.Keys);
        var sql = new Regex($@"\b(insert into|update|delete from|from|join) ({names})\b");
        var outside = ProductSources.All
            .Where(path => path.StartsWith("web/", StringComparison.Ordinal) || path.StartsWith("host/Appliance.Host/", StringComparison.Ordinal))
            .Where(path => ProductSources.Read(path).Split('\n').Any(line => !Comment().IsMatch(line) && sql.IsMatch(line)));

        Assert.AreEqual("", string.Join('\n', outside));
    }

    private static IEnumerable<(string File, string Table)> Writes() => ProductSources.All
        .Where(path => path.StartsWith(Core, StringComparison.Ordinal))
        .SelectMany(path => Written().Matches(ProductSources.Read(path))
            .Select(match => match.Groups[1].Value)
            .Where(TableOwners.All.ContainsKey)
            .Select(table => (path[Core.Length..], table)))
        .Distinct();

    [GeneratedRegex(@"^create table (\w+)", RegexOptions.Multiline)]
    private static partial Regex Created();

    [GeneratedRegex(@"\b(?:insert into|delete from|update) (\w+)")]
    private static partial Regex Written();

    [GeneratedRegex(@"\b(delete from|update|drop table|alter table|replace into|insert or replace into) audit_log\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Shortened();

    [GeneratedRegex(@"^\s*//")]
    private static partial Regex Comment();
}
