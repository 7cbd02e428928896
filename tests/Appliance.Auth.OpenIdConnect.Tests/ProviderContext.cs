using Appliance.Sdk;
using Appliance.Sdk.Storage;
using Appliance.Sdk.Testing;
using Microsoft.Extensions.Logging;

namespace Appliance.Auth.OpenIdConnect.Tests;

/// <summary>What the host hands over, with a client that really calls and a clock that the test turns.</summary>
internal sealed class ProviderContext : IPluginContext, IDisposable
{
    private readonly FakePluginContext _fakes = new();

    public ManualClock Clock => _fakes.Clock;

    public string Id => _fakes.Id;

    public string Version => _fakes.Version;

    public string Folder => _fakes.Folder;

    public ILogger Logger => _fakes.Logger;

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public TimeProvider Time => _fakes.Clock;

    public IPluginStore Store => _fakes.Store;

    public void Dispose() => Http.Dispose();
}
