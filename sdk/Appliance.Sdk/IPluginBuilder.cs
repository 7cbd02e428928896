using Appliance.Sdk.Authentication;
using Appliance.Sdk.Channels;
using Appliance.Sdk.Reporting;
using Appliance.Sdk.Routing;
using Appliance.Sdk.Workers;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Sdk;

/// <summary>
/// Takes what a plugin brings. Every type named here is made once per start by the plugin's own service provider, which
/// offers <see cref="IPluginContext"/>, <see cref="Storage.IPluginStore"/>, <see cref="System.Net.Http.HttpClient"/>,
/// <see cref="TimeProvider"/>, <c>ILogger</c>, <c>ILogger&lt;T&gt;</c>, the settings record, and what was added to <see cref="Services"/>.
/// </summary>
/// <remarks>Each method throws <see cref="InvalidOperationException"/> when the manifest does not name the kind, or for a second settings type.</remarks>
public interface IPluginBuilder
{
    /// <summary>Services of the plugin's own. No service of the host can be replaced or reached through it.</summary>
    IServiceCollection Services { get; }

    /// <summary>Adds a kind of channel. Manifest kind: <c>channel</c>.</summary>
    IPluginBuilder AddChannel<T>()
        where T : class, IChannel;

    /// <summary>Adds a routing strategy. Manifest kind: <c>routing</c>.</summary>
    IPluginBuilder AddRoutingStrategy<T>()
        where T : class, IRoutingStrategy;

    /// <summary>Adds a report. Manifest kind: <c>reporting</c>.</summary>
    IPluginBuilder AddReport<T>()
        where T : class, IReport;

    /// <summary>Adds a check of login and password. Manifest kind: <c>auth</c>.</summary>
    IPluginBuilder AddAuthenticator<T>()
        where T : class, IAuthenticator;

    /// <summary>Adds a sign-in by redirect. Manifest kind: <c>auth</c>.</summary>
    IPluginBuilder AddExternalSignIn<T>()
        where T : class, IExternalSignIn;

    /// <summary>
    /// Declares the plugin's settings: a record with a parameterless constructor whose defaults are valid, or whose
    /// missing values are <c>[Required]</c>. It can then be taken in any constructor. When an admin changes the settings
    /// the plugin is started anew with them; a settings object never changes.
    /// </summary>
    IPluginBuilder AddSettings<T>()
        where T : class, new();

    /// <summary>Adds long-running work. The manifest must ask for <c>background</c>.</summary>
    IPluginBuilder AddWorker<T>()
        where T : class, IPluginWorker;
}
