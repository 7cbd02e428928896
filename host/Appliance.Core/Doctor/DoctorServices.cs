using Appliance.Storage.Doctor;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Doctor;

/// <summary>Adds what the doctor checks in the product's own tables.</summary>
public static class DoctorServices
{
    /// <summary>Adds the checks of conversations, files and audit log.</summary>
    public static IServiceCollection AddDoctorChecks(this IServiceCollection services) => services
        .AddSingleton<IDoctorCheck, SequenceCheck>()
        .AddSingleton<IDoctorCheck, MediaCheck>()
        .AddSingleton<IDoctorCheck, AuditCheck>();
}
