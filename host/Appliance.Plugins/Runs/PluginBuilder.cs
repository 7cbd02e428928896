using Appliance.Plugins.Manifest;
using Appliance.Sdk;
using Appliance.Sdk.Authentication;
using Appliance.Sdk.Channels;
using Appliance.Sdk.Reporting;
using Appliance.Sdk.Routing;
using Appliance.Sdk.Workers;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Plugins.Runs;

/// <summary>Takes what a plugin registers, and holds it to what its manifest says.</summary>
internal sealed class PluginBuilder(PluginManifest manifest) : IPluginBuilder
{
    public IServiceCollection Services { get; } = new ServiceCollection();

    public List<Type> Channels { get; } = [];

    public List<Type> Strategies { get; } = [];

    public List<Type> Reports { get; } = [];

    public List<Type> Authenticators { get; } = [];

    public List<Type> SignIns { get; } = [];

    public List<Type> Workers { get; } = [];

    public Type? Settings { get; private set; }

    public IPluginBuilder AddChannel<T>()
        where T : class, IChannel => Add<T>(PluginKinds.Channel, Channels);

    public IPluginBuilder AddRoutingStrategy<T>()
        where T : class, IRoutingStrategy => Add<T>(PluginKinds.Routing, Strategies);

    public IPluginBuilder AddReport<T>()
        where T : class, IReport => Add<T>(PluginKinds.Reporting, Reports);

    public IPluginBuilder AddAuthenticator<T>()
        where T : class, IAuthenticator => Add<T>(PluginKinds.Auth, Authenticators);

    public IPluginBuilder AddExternalSignIn<T>()
        where T : class, IExternalSignIn => Add<T>(PluginKinds.Auth, SignIns);

    public IPluginBuilder AddSettings<T>()
        where T : class, new()
    {
        if (Settings is not null)
            throw new InvalidOperationException("A plugin has one settings type.");
        Settings = typeof(T);
        return this;
    }

    public IPluginBuilder AddWorker<T>()
        where T : class, IPluginWorker
    {
        if (!manifest.Asks.Background)
            throw new InvalidOperationException("A worker needs \"background\": true among the manifest's asks.");
        Services.AddSingleton<T>();
        Workers.Add(typeof(T));
        return this;
    }

    private PluginBuilder Add<T>(string kind, List<Type> types)
        where T : class
    {
        if (!manifest.Kinds.Contains(kind))
            throw new InvalidOperationException($"{typeof(T).Name} is of the kind \"{kind}\", which the manifest does not name.");
        Services.AddSingleton<T>();
        types.Add(typeof(T));
        return this;
    }
}
