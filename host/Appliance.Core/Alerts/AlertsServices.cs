using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Alerts;

/// <summary>Composition of the feature. It needs Accounts, Audit, Notices, Settings and the organisation's calendar.</summary>
public static class AlertsServices
{
    public static IServiceCollection AddAlerts(this IServiceCollection services)
    {
        services.AddSingleton<AuditDetector>();
        services.AddSingleton<AlertService>();
        services.AddSingleton<DailyCheck>();
        services.AddSingleton<AlertWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<AlertWatch>());
        return services;
    }
}
