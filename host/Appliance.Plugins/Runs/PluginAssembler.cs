using System.Reflection;
using System.Text.RegularExpressions;
using Appliance.Plugins.Loading;
using Appliance.Plugins.Logging;
using Appliance.Plugins.Manifest;
using Appliance.Plugins.Parts;
using Appliance.Plugins.Settings;
using Appliance.Sdk;
using Appliance.Sdk.Authentication;
using Appliance.Sdk.Channels;
using Appliance.Sdk.Reporting;
using Appliance.Sdk.Routing;
using Appliance.Sdk.Workers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Appliance.Plugins.Runs;

/// <summary>Loads the entry assembly and puts the plugin together. Runs the plugin's code: only on the plugin's threads.</summary>
internal sealed partial class PluginAssembler(PluginManifest manifest, PluginContext context, IPluginSecrets secrets)
{
    public PluginParts Assemble(PluginLoadContext loadContext, string? storedSettings)
    {
        var entry = FindEntry(loadContext.LoadFile(Path.Combine(context.Folder, manifest.Entry)));
        var builder = new PluginBuilder(manifest);
        // Unwrapped, so that what the plugin itself threw is what its page shows.
        const BindingFlags constructor = BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions;
        ((IPlugin)Activator.CreateInstance(entry, constructor, binder: null, args: null, culture: null)!).Configure(builder);

        var settings = builder.Settings is null ? null : new SettingsModel(builder.Settings);
        object? values = null;
        try
        {
            values = settings?.Bind(storedSettings, secrets);
        }
        catch (SettingsUnreadableException exception)
        {
            return new PluginParts { Settings = settings, SettingsProblem = exception.Reason };
        }

        var provider = Provide(builder, values);
        return new PluginParts
        {
            Settings = settings,
            Provider = provider,
            Channels = [.. Make<IChannel>(provider, builder.Channels).Select(Describe)],
            Strategies = [.. Make<IRoutingStrategy>(provider, builder.Strategies).Select(strategy => Checked(strategy, strategy.Id))],
            Reports = [.. Make<IReport>(provider, builder.Reports).Select(Describe)],
            Authenticators = [.. Make<IAuthenticator>(provider, builder.Authenticators).Select(authenticator => Checked(authenticator, authenticator.Id))],
            SignIns = [.. Make<IExternalSignIn>(provider, builder.SignIns).Select(signIn => Checked(signIn, signIn.Id))],
            Workers = [.. Make<IPluginWorker>(provider, builder.Workers).Select(worker => (worker, worker.Name))],
        };
    }

    private Type FindEntry(Assembly assembly)
    {
        var entries = assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IPlugin))).ToList();
        return entries switch
        {
            [var entry] when entry.GetConstructor(Type.EmptyTypes) is not null => entry,
            [var entry] => throw new PluginFaultException($"入口类 {entry.Name} 没有公共无参构造函数", $"The entry class {entry.Name} has no public parameterless constructor"),
            [] => throw new PluginFaultException($"{manifest.Entry} 中没有实现 IPlugin 的公共类", $"{manifest.Entry} has no public class that implements IPlugin"),
            _ => throw new PluginFaultException($"{manifest.Entry} 中有多个实现 IPlugin 的公共类，只能有一个", $"{manifest.Entry} has several public classes that implement IPlugin; it may have one"),
        };
    }

    private ServiceProvider Provide(PluginBuilder builder, object? settings)
    {
        // Added last, so that the plugin's own registrations cannot stand in for what the host hands over.
        var services = builder.Services;
        services.AddSingleton<IPluginContext>(context);
        services.AddSingleton(context.Store);
        services.AddSingleton(context.Http);
        services.AddSingleton(context.Time);
        services.AddSingleton(context.Logger);
        services.AddSingleton(typeof(ILogger<>), typeof(PluginLogger<>));
        if (settings is not null)
            services.AddSingleton(settings.GetType(), settings);
        return services.BuildServiceProvider();
    }

    private static IEnumerable<T> Make<T>(ServiceProvider provider, IEnumerable<Type> types) =>
        types.Select(type => (T)provider.GetRequiredService(type));

    private ChannelParts Describe(IChannel channel)
    {
        var description = channel.Description ?? throw new PluginFaultException("渠道没有描述", "A channel has no description");
        Checked(channel, description.Id);
        if (description.Capabilities.Webhook && !manifest.Asks.Webhooks)
            throw new PluginFaultException($"渠道 {description.Id} 使用 webhook，但清单未申请 webhooks", $"The channel {description.Id} has a webhook, but the manifest does not ask for webhooks");
        if (description.Capabilities.Listens && !manifest.Asks.Background)
            throw new PluginFaultException($"渠道 {description.Id} 需要后台监听，但清单未申请 background", $"The channel {description.Id} listens, but the manifest does not ask for background");
        return new ChannelParts(channel, description, description.AccountSettings is null ? null : new SettingsModel(description.AccountSettings));
    }

    private static (IReport Report, ReportDescription Description) Describe(IReport report)
    {
        var description = report.Description ?? throw new PluginFaultException("报表没有描述", "A report has no description");
        return (Checked(report, description.Id), description);
    }

    private static T Checked<T>(T part, string id) => id is not null && IdPattern().IsMatch(id)
        ? part
        : throw new PluginFaultException($"标识“{id}”不符合 [a-z0-9-]{{1,40}}", $"The id \"{id}\" is not [a-z0-9-], 1–40 characters");

    [GeneratedRegex(@"^[a-z0-9-]{1,40}\z")]
    private static partial Regex IdPattern();
}
