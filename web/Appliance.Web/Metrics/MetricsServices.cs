using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Web.Metrics;

public static class MetricsServices
{
    public static IServiceCollection AddMetricsCollector(this IServiceCollection services) => services
        .AddSingleton<MetricsCollector>()
        .AddHostedService<ServiceGauges>();
}
