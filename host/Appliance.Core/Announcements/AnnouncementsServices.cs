using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Announcements;

/// <summary>Composition of the feature. It needs Accounts, Audit, Notices and Settings.</summary>
public static class AnnouncementsServices
{
    public static IServiceCollection AddAnnouncements(this IServiceCollection services)
    {
        services.AddSingleton<AnnouncementTeller>();
        services.AddHostedService(provider => provider.GetRequiredService<AnnouncementTeller>());
        services.AddSingleton<AnnouncementService>();
        services.AddSingleton<ReleaseNotesTeller>();
        services.AddHostedService(provider => provider.GetRequiredService<ReleaseNotesTeller>());
        return services;
    }
}
