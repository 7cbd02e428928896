using Appliance.Plugins;
using Appliance.Storage;
using Appliance.Storage.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Appliance.Core.Channels;

/// <summary>Composition of the feature.</summary>
public static class ChannelsServices
{
    public static IServiceCollection AddChannels(this IServiceCollection services)
    {
        services.TryAddSingleton(new PublicAddress(Root: null));
        services.AddSingleton<IChannelCatalog, PluginChannels>();
        services.AddSingleton<IChannelOwners, ChannelOwners>();
        services.AddSingleton<ChannelRules>();
        services.AddSingleton<ChannelAccounts>();
        services.AddSingleton<CheckChannelAccount>();
        services.AddSingleton<InboundRejects>();
        services.AddSingleton<IUpkeep, InboundRejectRetention>();
        services.AddSingleton<WidgetService>();
        services.AddSingleton<ChannelConnections>();
        services.AddHostedService(provider => provider.GetRequiredService<ChannelConnections>());
        services.AddSingleton<IOutboxSender, ChannelSender>();
        services.AddSingleton<ChannelRecall>();
        services.AddHostedService<ChannelSignals>();
        services.AddSingleton<ChannelWebhooks>();
        return services;
    }
}
