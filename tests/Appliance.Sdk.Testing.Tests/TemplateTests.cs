using Appliance.Sdk.Testing.Packages;

namespace Appliance.Sdk.Testing.Tests;

/// <summary>Each template gives a project that builds from the packages alone and keeps the contract.</summary>
[TestClass]
[DoNotParallelize]
public sealed class TemplateTests
{
    private static TemplateFeed _feed = null!;

    public required TestContext TestContext { get; init; }

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => _feed = await TemplateFeed.CreateAsync(context.CancellationToken);

    [ClassCleanup]
    public static void End() => _feed.Dispose();

    [TestMethod]
    [DataRow("appliance-channel", "Contoso.Chat")]
    [DataRow("appliance-routing", "Contoso.Routing")]
    [DataRow("appliance-reporting", "Contoso.Reports")]
    [DataRow("appliance-auth", "Contoso.Directory")]
    public async Task Template_Instantiated_BuildsAndKeepsTheContract(string template, string name)
    {
        var output = await _feed.BuildAsync(template, name, TestContext.CancellationToken);

        ManifestContract.Verify(output);
        var manifest = await File.ReadAllTextAsync(Path.Combine(output, "plugin.json"), TestContext.CancellationToken);
        Assert.Contains("\"contoso.chat\"", manifest);
        Assert.Contains($"\"{name}.dll\"", manifest);
    }
}
