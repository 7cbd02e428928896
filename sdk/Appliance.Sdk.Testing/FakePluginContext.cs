using Appliance.Sdk.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Appliance.Sdk.Testing;

/// <summary>What the host hands to a plugin, made of fakes: <see cref="Platform"/>, <see cref="Clock"/>, a store in memory.</summary>
public sealed class FakePluginContext : IPluginContext
{
    /// <summary>With a platform and a clock of its own.</summary>
    public FakePluginContext()
    {
        Http = Platform.CreateClient();
        Store = new FakeStore(Clock);
    }

    /// <summary>Where <see cref="Http"/> leads.</summary>
    public FakeHttp Platform { get; } = new();

    /// <summary>The same as <see cref="Time"/>, to be turned.</summary>
    public ManualClock Clock { get; } = new();

    /// <inheritdoc/>
    public string Id { get; init; } = "test";

    /// <inheritdoc/>
    public string Version { get; init; } = "1.0.0";

    /// <inheritdoc/>
    public string Folder { get; init; } = AppContext.BaseDirectory;

    /// <inheritdoc/>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <inheritdoc/>
    public HttpClient Http { get; }

    /// <inheritdoc/>
    public TimeProvider Time => Clock;

    /// <inheritdoc/>
    public IPluginStore Store { get; }
}
