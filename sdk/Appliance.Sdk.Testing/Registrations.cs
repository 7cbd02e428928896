using Appliance.Sdk.Authentication;
using Appliance.Sdk.Channels;
using Appliance.Sdk.Reporting;
using Appliance.Sdk.Routing;
using Appliance.Sdk.Workers;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Sdk.Testing;

/// <summary>Notes what a plugin registers.</summary>
internal sealed class Registrations : IPluginBuilder
{
    public ServiceCollection Services { get; } = [];

    IServiceCollection IPluginBuilder.Services => Services;

    public HashSet<string> Kinds { get; } = new(StringComparer.Ordinal);

    public List<Type> Parts { get; } = [];

    public Type? Settings { get; private set; }

    public bool Background { get; private set; }

    public IPluginBuilder AddChannel<T>()
        where T : class, IChannel => Add<T>("channel");

    public IPluginBuilder AddRoutingStrategy<T>()
        where T : class, IRoutingStrategy => Add<T>("routing");

    public IPluginBuilder AddReport<T>()
        where T : class, IReport => Add<T>("reporting");

    public IPluginBuilder AddAuthenticator<T>()
        where T : class, IAuthenticator => Add<T>("auth");

    public IPluginBuilder AddExternalSignIn<T>()
        where T : class, IExternalSignIn => Add<T>("auth");

    public IPluginBuilder AddSettings<T>()
        where T : class, new()
    {
        Rule.Holds(Settings is null, $"Settings are declared twice: {Settings?.Name} and {typeof(T).Name}.");
        Settings = typeof(T);
        return this;
    }

    public IPluginBuilder AddWorker<T>()
        where T : class, IPluginWorker
    {
        Background = true;
        return Add<T>(null);
    }

    private Registrations Add<T>(string? kind)
        where T : class
    {
        if (kind is not null)
            Kinds.Add(kind);
        Parts.Add(typeof(T));
        Services.AddSingleton<T>();
        return this;
    }
}
