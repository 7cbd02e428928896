namespace Appliance.Architecture.Tests;

/// <summary>What lies below the web layer serves no HTTP and no screen.</summary>
[TestClass]
public sealed class LayerAssemblyTests
{
    // Keys, hashes and passkeys of the framework that have nothing to do with HTTP.
    private static readonly string[] Allowed =
        ["Microsoft.AspNetCore.DataProtection", "Microsoft.AspNetCore.Cryptography", "Microsoft.AspNetCore.Identity"];

    [TestMethod]
    [DataRow(typeof(Sdk.IPlugin))]
    [DataRow(typeof(Storage.IDatabase))]
    [DataRow(typeof(Plugins.PluginOptions))]
    [DataRow(typeof(Core.Actor))]
    public void Reference_BelowTheWebLayer_IsNotToHttp(Type layer)
    {
        // The framework's passkey handler asks for an empty request; who else names one is told by the sources.
        var handsOutAnEmptyRequest = layer == typeof(Core.Actor);
        var web = layer.Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) && !Allowed.Any(allowed => name.StartsWith(allowed, StringComparison.Ordinal)))
            .Where(name => !(handsOutAnEmptyRequest && name is "Microsoft.AspNetCore.Http" or "Microsoft.AspNetCore.Http.Abstractions"));

        Assert.AreEqual("", string.Join('\n', web), layer.Assembly.GetName().Name);
    }

    [TestMethod]
    public void Request_InTheCore_IsKnownToThePasskeyHandlerAlone()
    {
        var files = ProductSources.All.Where(path => path.StartsWith("host/Appliance.Core/", StringComparison.Ordinal)
            && ProductSources.Read(path).Contains("Microsoft.AspNetCore.Http", StringComparison.Ordinal));

        Assert.AreEqual("host/Appliance.Core/Accounts/Passkeys/PasskeyCeremonies.cs", string.Join('\n', files));
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
