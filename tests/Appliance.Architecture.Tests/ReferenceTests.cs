using System.Xml.Linq;

namespace Appliance.Architecture.Tests;

/// <summary>References run one way: Host → Web → Core → {Storage, Plugins, Scripting} → Sdk ← plugins.</summary>
[TestClass]
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Appliance.Sdk"] = [],
        ["Appliance.Sdk.Testing"] = ["Appliance.Sdk"],
        ["Appliance.Storage"] = [],
        ["Appliance.Plugins"] = ["Appliance.Sdk"],
        ["Appliance.Scripting"] = [],
        ["Appliance.ScriptWorker"] = ["Appliance.Scripting.Parser"],
        ["Appliance.Scripting.Parser"] = [],
        ["Appliance.Core"] = ["Appliance.Storage", "Appliance.Plugins", "Appliance.Scripting"],
        ["Appliance.Web"] = ["Appliance.Core"],
        ["Appliance.Host"] = ["Appliance.Web"],
    };

    [TestMethod]
    [DataRow("sdk")]
    [DataRow("host")]
    [DataRow("web")]
    public void Reference_BetweenLayers_RunsOneWay(string folder)
    {
        foreach (var project in Projects(folder))
        {
            var name = Path.GetFileNameWithoutExtension(project);
            Assert.IsTrue(Allowed.TryGetValue(name, out var allowed), $"{name} has no place in the order of references.");
            foreach (var reference in References(project))
                CollectionAssert.Contains(allowed, reference, $"{name} must not reference {reference}.");
        }
    }

    [TestMethod]
    public void Reference_OfAPlugin_IsTheSdkAlone()
    {
        foreach (var project in Projects("plugins"))
        {
            foreach (var reference in References(project))
                Assert.AreEqual("Appliance.Sdk", reference, $"{Path.GetFileName(project)} must not reference {reference}.");
        }
    }

    private static string[] Projects(string folder)
    {
        var projects = Directory.GetFiles(Path.Combine(RepositoryFolder.Path, folder), "*.csproj", SearchOption.AllDirectories)
            .Where(path => !path.Contains("templates", StringComparison.Ordinal))
            .ToArray();
        Assert.IsNotEmpty(projects, $"There is no project in {folder}.");
        return projects;
    }

    // Those that are built beside it (plugins into the program's folder) are no references.
    private static IEnumerable<string> References(string project) => XDocument.Load(project)
        .Descendants("ProjectReference")
        .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
        .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')));
}
