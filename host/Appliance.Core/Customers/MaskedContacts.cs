namespace Appliance.Core.Customers;

/// <summary>What of customers' contacts somebody sees in part only.</summary>
[Flags]
public enum MaskedContacts
{
    None = 0,
    Phone = 1,
    Email = 2,
}
