using System.Text.RegularExpressions;
using Appliance.Core.Accounts;

namespace Appliance.Architecture.Tests;

/// <summary>A permission that nothing asks for would be a setting that lies.</summary>
[TestClass]
public sealed partial class PermissionTests
{
    [TestMethod]
    public void Permission_InTheRegistry_IsAskedForSomewhere()
    {
        var asked = ProductSources.All
            .Where(path => path.StartsWith("host/Appliance.Core/", StringComparison.Ordinal) || path.StartsWith("web/Appliance.Web/", StringComparison.Ordinal))
            .SelectMany(path => Asked().Matches(ProductSources.Read(path)).Select(match => match.Groups[1].Value))
            .ToHashSet();
        var silent = Constants().Where(constant => PermissionRegistry.Names.Contains(constant.Value) && !asked.Contains(constant.Name)).Select(constant => constant.Value);

        Assert.AreEqual("", string.Join('\n', silent));
    }

    [TestMethod]
    public void Permission_WithAName_StandsInTheRegistryWithItsTexts()
    {
        var named = Constants().Select(constant => constant.Value).Where(name => name != Permissions.Self).Order(StringComparer.Ordinal);

        CollectionAssert.AreEqual(named.ToList(), PermissionRegistry.Names.Order(StringComparer.Ordinal).ToList());
    }

    private static IEnumerable<(string Name, string Value)> Constants() =>
        typeof(Permissions).GetFields().Where(field => field.IsLiteral).Select(field => (field.Name, (string)field.GetRawConstantValue()!));

    // In a service, or at an endpoint that has none behind it.
    [GeneratedRegex(@"\b(?:May|Granted\.Contains|RequirePermission)\(Permissions\.(\w+)")]
    private static partial Regex Asked();
}
