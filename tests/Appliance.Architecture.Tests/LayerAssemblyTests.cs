namespace Appliance.Architecture.Tests;

/// <summary>What lies below the web layer serves no HTTP and no screen.</summary>
[TestClass]
public sealed class LayerAssemblyTests
{
    // Keys and hashes of the framework that have nothing to do with HTTP.
    private static readonly string[] Allowed = ["Microsoft.AspNetCore.DataProtection", "Microsoft.AspNetCore.Cryptography"];

    [TestMethod]
    [DataRow(typeof(Sdk.IPlugin))]
    [DataRow(typeof(Storage.IDatabase))]
    [DataRow(typeof(Plugins.PluginOptions))]
    [DataRow(typeof(Core.Actor))]
    public void Reference_BelowTheWebLayer_IsNotToHttp(Type layer)
    {
        var web = layer.Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) && !Allowed.Any(allowed => name.StartsWith(allowed, StringComparison.Ordinal)));

        Assert.AreEqual("", string.Join('\n', web), layer.Assembly.GetName().Name);
    }

    [TestMethod]
    public void Reference_OfTheSdk_IsToTheFrameworkAlone()
    {
        var others = typeof(Sdk.IPlugin).Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));

        Assert.AreEqual("", string.Join('\n', others));
    }
}
