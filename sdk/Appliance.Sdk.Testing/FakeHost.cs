using Appliance.Sdk.Authentication;
using Appliance.Sdk.Channels;
using Appliance.Sdk.Reporting;
using Appliance.Sdk.Routing;
using Appliance.Sdk.Workers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Appliance.Sdk.Testing;

/// <summary>Puts a plugin together as the host does, with fakes in place of what the host hands over. Starts no worker.</summary>
public sealed class FakeHost : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    private FakeHost(ServiceProvider provider, Registrations registrations, FakePluginContext context)
    {
        _provider = provider;
        Context = context;
        Kinds = registrations.Kinds;
        Channels = Make<IChannel>(registrations);
        RoutingStrategies = Make<IRoutingStrategy>(registrations);
        Reports = Make<IReport>(registrations);
        Authenticators = Make<IAuthenticator>(registrations);
        ExternalSignIns = Make<IExternalSignIn>(registrations);
        Workers = Make<IPluginWorker>(registrations);
    }

    /// <summary>What the plugin was handed.</summary>
    public FakePluginContext Context { get; }

    /// <summary>Kinds that it registered, as the manifest must name them.</summary>
    public IReadOnlyCollection<string> Kinds { get; }

    /// <summary>Its channels.</summary>
    public IReadOnlyList<IChannel> Channels { get; }

    /// <summary>Its routing strategies.</summary>
    public IReadOnlyList<IRoutingStrategy> RoutingStrategies { get; }

    /// <summary>Its reports.</summary>
    public IReadOnlyList<IReport> Reports { get; }

    /// <summary>Its checks of login and password.</summary>
    public IReadOnlyList<IAuthenticator> Authenticators { get; }

    /// <summary>Its sign-ins by redirect.</summary>
    public IReadOnlyList<IExternalSignIn> ExternalSignIns { get; }

    /// <summary>Its workers; to be run by the test.</summary>
    public IReadOnlyList<IPluginWorker> Workers { get; }

    /// <summary>Configures and makes the plugin's parts.</summary>
    /// <param name="plugin">The entry class.</param>
    /// <param name="context">What it is handed; new fakes when null.</param>
    /// <param name="settings">The settings record; its defaults when null.</param>
    /// <exception cref="ContractViolationException">It could not be put together; why, in a sentence.</exception>
    public static FakeHost Start(IPlugin plugin, FakePluginContext? context = null, object? settings = null)
    {
        context ??= new FakePluginContext();
        var registrations = new Registrations();
        try
        {
            plugin.Configure(registrations);
            var services = registrations.Services;
            services.AddSingleton<IPluginContext>(context);
            services.AddSingleton(context.Store);
            services.AddSingleton(context.Http);
            services.AddSingleton(context.Time);
            services.AddSingleton(context.Logger);
            services.AddSingleton<ILoggerFactory>(new OneLogger(context.Logger));
            services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
            if (registrations.Settings is { } type)
                services.AddSingleton(type, settings ?? Activator.CreateInstance(type)!);
            return new FakeHost(services.BuildServiceProvider(), registrations, context);
        }
        catch (Exception exception) when (exception is not ContractViolationException)
        {
            throw new ContractViolationException($"{plugin.GetType().Name} cannot be put together: {exception.Message}", exception);
        }
    }

    /// <summary>Disposes what the plugin made.</summary>
    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    private List<T> Make<T>(Registrations registrations)
        where T : class => [.. registrations.Parts.Where(type => type.IsAssignableTo(typeof(T))).Select(type => (T)_provider.GetRequiredService(type))];

    private sealed class OneLogger(ILogger logger) : ILoggerFactory
    {
        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => logger;

        public void Dispose()
        {
        }
    }
}
