using Appliance.Storage.Doctor;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Doctor;

/// <summary>Adds what the doctor checks in the product's own tables.</summary>
public static class DoctorServices
{
    /// <summary>Adds the checks of conversations and files.</summary>
    public static IServiceCollection AddDoctorChecks(this IServiceCollection services) => services
        .AddSingleton<IDoctorCheck, SequenceCheck>()
        .AddSingleton<IDoctorCheck, MediaCheck>();
}
