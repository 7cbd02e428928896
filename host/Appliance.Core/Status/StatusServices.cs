using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Status;

/// <summary>Composition of the feature.</summary>
public static class StatusServices
{
    public static IServiceCollection AddStatus(this IServiceCollection services) => services.AddSingleton<SystemStatusReader>();
}
