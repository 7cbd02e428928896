using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Accounts.Leaving;

/// <summary>Composition of leaving.</summary>
internal static class LeavingServices
{
    public static IServiceCollection AddLeaving(this IServiceCollection services)
    {
        services.AddSingleton<HandOvers>();
        services.AddSingleton<LeavingService>();
        services.AddHostedService<HandOverWorker>();
        return services;
    }
}
