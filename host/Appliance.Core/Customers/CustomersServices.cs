using Appliance.Core.Accounts.Leaving;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Customers;

/// <summary>Composition of the feature.</summary>
public static class CustomersServices
{
    public static IServiceCollection AddCustomers(this IServiceCollection services)
    {
        services.AddSingleton<CustomerService>();
        services.AddSingleton<IHandOver, CustomerHandOver>();
        services.AddSingleton<CustomerOwnership>();
        services.AddSingleton<CustomerExport>();
        services.AddSingleton<FollowUpNotes>();
        services.AddSingleton<RevealContacts>();
        return services;
    }
}
