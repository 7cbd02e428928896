using Appliance.Core.Accounts.Leaving;
using Microsoft.Extensions.DependencyInjection;

namespace Appliance.Core.Customers;

/// <summary>Composition of the feature.</summary>
public static class CustomersServices
{
    public static IServiceCollection AddCustomers(this IServiceCollection services)
    {
        services.AddSingleton<CustomerService>();
<<<<<<< HEAD
        services.AddSingleton<IHandOver, CustomerHandOver>();
=======
        services.AddSingleton<CustomerOwnership>();
        services.AddSingleton<CustomerExport>();
        services.AddSingleton<FollowUpNotes>();
        services.AddSingleton<RevealContacts>();
>>>>>>> 76b15c2 (Masking: contacts inside texts by their form; roles keep the ids that they had)
        return services;
    }
}
