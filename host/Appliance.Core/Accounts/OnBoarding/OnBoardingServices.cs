using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Appliance.Core.Accounts.OnBoarding;

/// <summary>Composition of the on-boarding check.</summary>
internal static class OnBoardingServices
{
    public static IServiceCollection AddOnBoarding(this IServiceCollection services)
    {
        services.TryAddSingleton<ILiveProbe, NoLiveProbe>();
        services.AddSingleton<OnBoardingService>();
        services.AddSingleton<OnBoardingNotices>();
        services.AddHostedService<OnBoardingWorker>();
        return services;
    }
}
