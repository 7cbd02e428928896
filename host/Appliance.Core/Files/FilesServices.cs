using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Files;

/// <summary>Registration of the feature.</summary>
public static class FilesServices
{
    public static IServiceCollection AddFiles(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddSingleton<FileLinks>();
        services.AddSingleton<FileUploads>();
        services.AddSingleton<FileReads>();
        services.AddSingleton<OrphanFiles>();
        services.AddHostedService<OrphanFilesSweeper>();
        return services;
    }
}
