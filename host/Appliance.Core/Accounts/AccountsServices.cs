using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Accounts;

/// <summary>Composition of the feature.</summary>
public static class AccountsServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<ActorResolver>();
        services.AddSingleton<AgentDirectory>();
        services.AddSingleton<PermissionHolders>();
        return services;
    }
}
