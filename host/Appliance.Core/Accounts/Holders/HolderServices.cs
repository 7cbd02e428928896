using Appliance.Core.Accounts.External;
using Appliance.Core.Accounts.Limits;
using Appliance.Core.Accounts.SecondFactors;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Accounts.Holders;

/// <summary>Composition of accounts that go from one person to another.</summary>
internal static class HolderServices
{
    public static IServiceCollection AddHolders(this IServiceCollection services)
    {
        services.AddSingleton<HolderService>();
        services.AddSingleton<ICredentialReset, FactorReset>();
        services.AddSingleton<ICredentialReset, IdentityReset>();
        services.AddSingleton<ICredentialReset, DeviceReset>();
        return services;
    }
}
