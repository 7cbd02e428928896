using Appliance.Core.Settings;
using Appliance.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Appliance.Core.Accounts.External;

/// <summary>Composition of sign-in by directories and other sites; part of <see cref="AccountsServices"/>.</summary>
internal static class ExternalServices
{
    public static IServiceCollection AddExternalSignIn(this IServiceCollection services)
    {
        services.TryAddSingleton<IIdentityProviders, NoIdentityProviders>();
        services.AddSingleton<ExternalAccounts>();
        services.AddSingleton<ExternalEntrance>();
        services.AddSingleton<Directories>();
        services.AddSingleton(provider => new DirectorySignIn(
            provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<Directories>(), provider.GetRequiredService<ExternalEntrance>()));
        services.AddSingleton<ProviderService>();
        services.AddSingleton<IdentityService>();
        services.AddSingleton(provider => new ProviderTrials(
            provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<IIdentityProviders>(), provider.GetRequiredService<ExternalAccounts>()));
        services.AddSingleton(provider => new ExternalSignIns(
            provider.GetRequiredService<IDatabase>(),
            provider.GetRequiredService<IIdentityProviders>(),
            provider.GetRequiredService<ExternalAccounts>(),
            provider.GetRequiredService<ProviderTrials>(),
            provider.GetRequiredService<ExternalEntrance>(),
            provider.GetRequiredService<ISecretProtector>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ExternalSignIns>>()));
        services.AddSingleton<DirectoryWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<DirectoryWatch>());
        return services;
    }
}
