using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Presence;

/// <summary>Composition of the feature.</summary>
public static class PresenceServices
{
    public static IServiceCollection AddPresence(this IServiceCollection services)
    {
        services.AddSingleton<PresenceService>();
        return services;
    }
}
