using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Accounts.Access;

/// <summary>Composition of what explains and reviews rights. It needs Accounts, Conversations, Notices and Settings.</summary>
public static class AccessServices
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<AccessReports>();
        services.AddSingleton<AccessReview>();
        services.AddSingleton<ReviewReminder>();
        services.AddHostedService<ReviewReminderClock>();
        return services;
    }
}
