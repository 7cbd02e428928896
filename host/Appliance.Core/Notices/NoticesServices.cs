using Appliance.Core.Accounts.Holders;
using Appliance.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Notices;

/// <summary>Composition of the feature.</summary>
public static class NoticesServices
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddSingleton<NoticeService>();
        services.AddSingleton<NoticePreferences>();
        services.AddSingleton<ICredentialReset, NoticeReset>();
        services.AddSingleton<IUpkeep, NoticeRetention>();
        return services;
    }
}
