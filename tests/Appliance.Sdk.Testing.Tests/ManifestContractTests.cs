using Appliance.Sdk.Testing.Packages;

namespace Appliance.Sdk.Testing.Tests;

[TestClass]
public sealed class ManifestContractTests
{
    [TestMethod]
    [DataRow("\"version\": \"1.0.0\"", "\"version\": \"1.0\"", "version")]
    [DataRow("\"id\": \"echo\"", "\"id\": \"Echo\"", "id")]
    [DataRow("\"publisher\"", "\"author\"", "unknown field \"author\"")]
    [DataRow("\"name\": { \"zh\": \"回声\", \"en\": \"Echo\" },", "", "lacks the field \"name\"")]
    [DataRow("\"kinds\": [\"channel\", ", "\"kinds\": [\"chat\", ", "kinds")]
    [DataRow(">=1.0 <2.0", ">=9.0 <10.0", "does not admit the SDK 1.0")]
    [DataRow("Fixture.Echo.dll", "Other.dll", "Other.dll is missing")]
    [DataRow("\"kinds\": [\"channel\", ", "\"kinds\": [", "registers the kind \"channel\"")]
    [DataRow("\"background\": true", "\"background\": false", "registers a worker")]
    [DataRow("\"sdk\"", "\"files\": {}, \"sdk\"", "is not listed")]
    [DataRow("\"sdk\"", "\"sdk\": \"\", \"sdk\"", "not valid JSON")]
    public void Verify_Wrong_SaysWhat(string from, string to, string sentence)
    {
        var folder = BuiltPlugin.Changed("Echo", manifest => manifest.Replace(from, to, StringComparison.Ordinal));
        try
        {
            var violation = Assert.ThrowsExactly<ContractViolationException>(() => ManifestContract.Verify(folder));

            Assert.Contains(sentence, violation.Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    public void Verify_ConstructorThrows_SaysIt()
    {
        var violation = Assert.ThrowsExactly<ContractViolationException>(() => ManifestContract.Verify(BuiltPlugin.Folder("ThrowsInConstructor")));

        Assert.Contains("Thrown in the constructor.", violation.Message);
    }

    [TestMethod]
    public void Verify_CopyOfTheSdkBesideIt_SaysIt()
    {
        var folder = BuiltPlugin.Changed("Echo", manifest => manifest);
        try
        {
            File.Copy(typeof(IPlugin).Assembly.Location, Path.Combine(folder, "Appliance.Sdk.dll"));

            var violation = Assert.ThrowsExactly<ContractViolationException>(() => ManifestContract.Verify(folder));

            Assert.Contains("Appliance.Sdk.dll lies beside", violation.Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
