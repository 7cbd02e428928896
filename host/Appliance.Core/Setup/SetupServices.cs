using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Setup;

/// <summary>Composition of the feature.</summary>
public static class SetupServices
{
    public static IServiceCollection AddSetup(this IServiceCollection services) =>
        services.AddSingleton<StarterContent>().AddSingleton<DemoCompany>();
}
