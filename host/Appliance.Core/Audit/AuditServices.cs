using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Audit;

/// <summary>Composition of the feature.</summary>
public static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditRecorder>();
        services.AddSingleton<AuditChain>();
        services.AddSingleton<AuditReader>();
        services.AddSingleton<AuditHeads>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditHeads>());
        return services;
    }
}
