using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Accounts.Cover;

/// <summary>Composition of what is given for a time.</summary>
internal static class CoverServices
{
    public static IServiceCollection AddCover(this IServiceCollection services)
    {
        services.AddSingleton<CoverService>();
        services.AddSingleton<AccountEnds>();
        services.AddSingleton<UnusedAccounts>();
        services.AddSingleton<CoverNotices>();
        services.AddHostedService<CoverWorker>();
        return services;
    }
}
