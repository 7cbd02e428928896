namespace Appliance.Architecture.Tests;

/// <summary>
/// What partners compile against. A line that goes away or changes breaks their plugins and needs a new major version; a
/// line that is added is a minor version. After a wanted addition, run the test once with <c>UPDATE_SNAPSHOT=1</c>.
/// </summary>
[TestClass]
public sealed class PublicApiTests
{
    private static string SnapshotPath => Path.Combine(RepositoryFolder.Path, "tests", "Appliance.Architecture.Tests", "Appliance.Sdk.api.txt");

    [TestMethod]
    public void PublicApi_OfTheSdk_IsTheSnapshot()
    {
        var now = PublicApi.Of(typeof(Sdk.IPlugin).Assembly);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOT") == "1")
            File.WriteAllLines(SnapshotPath, now);

        var snapshot = File.ReadAllLines(SnapshotPath);

        Assert.AreEqual("", string.Join('\n', snapshot.Except(now)), "Gone or changed: this breaks plugins.");
        Assert.AreEqual("", string.Join('\n', now.Except(snapshot)), "New: add it to the snapshot.");
    }

    [TestMethod]
    public void AssemblyVersion_OfTheSdk_IsFixedForTheMajor() =>
        Assert.AreEqual(new Version(1, 0, 0, 0), typeof(Sdk.IPlugin).Assembly.GetName().Version);
}
