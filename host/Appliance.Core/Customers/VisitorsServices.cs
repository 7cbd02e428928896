using Appliance.Core.Presence;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Customers;

/// <summary>Registration of what visitors come in by.</summary>
public static class VisitorsServices
{
    public static IServiceCollection AddVisitors(this IServiceCollection services)
    {
        services.AddSingleton<VisitorTokens>();
        services.AddSingleton<IVisitorTokens>(provider => provider.GetRequiredService<VisitorTokens>());
        services.AddSingleton<VisitorSessions>();
        services.AddSingleton<PageViews>();
        services.AddSingleton<LeaveMessage>();
        services.AddSingleton<ServingNow>();
        return services;
    }
}
