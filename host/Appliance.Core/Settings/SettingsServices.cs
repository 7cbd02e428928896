using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Settings;

/// <summary>Composition of the feature.</summary>
public static class SettingsServices
{
    /// <param name="services">The services of the host.</param>
    /// <param name="keyFolder">Where the keys lie: <c>keys</c> in the data folder, or where <c>Keys:Path</c> says.</param>
    public static IServiceCollection AddSettings(this IServiceCollection services, string keyFolder)
    {
        services.AddDataProtection()
            .SetApplicationName("Appliance")
            .PersistKeysToFileSystem(new DirectoryInfo(keyFolder));
        services.AddSingleton<ISecretProtector, SecretProtector>();
        services.AddSingleton<SettingsStore>();
        return services;
    }
}
