using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Routing;

/// <summary>Composition of the feature.</summary>
public static class RoutingServices
{
    public static IServiceCollection AddConversationRouting(this IServiceCollection services)
    {
        services.AddSingleton<IAssignmentStrategies, PluginStrategies>();
        services.AddHostedService<Router>();
        return services;
    }
}
