namespace Appliance.Core.Customers;

/// <summary>
/// What an actor does not see in full: contacts, verified or stated, as far as all of their roles mask them. Enough stays
/// to know a customer again who says the number.
/// </summary>
internal static class CustomerMask
{
    private const string Email = "email";
    private const string Phone = "phone";

    public static bool HidesEmail(Actor actor) => actor.Scope.Mask.Contains(Email);

    public static bool HidesPhone(Actor actor) => actor.Scope.Mask.Contains(Phone);

    /// <summary>The customer as this actor sees them.</summary>
    public static CustomerView For(Actor actor, CustomerView customer)
    {
        if (HidesEmail(actor))
        {
            customer = customer with
            {
                Email = OfEmail(customer.Email),
                Stated = customer.Stated with { Email = OfEmail(customer.Stated.Email) },
                Identities = [.. customer.Identities.Select(identity => identity.ExternalId.Contains('@', StringComparison.Ordinal)
                    ? identity with { ExternalId = OfEmail(identity.ExternalId)! }
                    : identity)],
            };
        }

        if (HidesPhone(actor))
        {
            customer = customer with
            {
                Phone = OfPhone(customer.Phone),
                Stated = customer.Stated with { Phone = OfPhone(customer.Stated.Phone) },
                Identities = [.. customer.Identities.Select(identity => IsNumber(identity.ExternalId)
                    ? identity with { ExternalId = OfPhone(identity.ExternalId)! }
                    : identity)],
            };
        }

        return customer;
    }

    /// <summary>l***@example.com; of what is no address, nothing.</summary>
    public static string? OfEmail(string? address) => address is null
        ? null
        : address.LastIndexOf('@') is > 0 and var at ? $"{address[..1]}***{address[at..]}" : "***";

    /// <summary>138****5678, as numbers are masked in China; of short ones, nothing.</summary>
    public static string? OfPhone(string? number) => number is null ? null : number.Length >= 9 ? $"{number[..3]}****{number[^4..]}" : "****";

    private static bool IsNumber(string text) => text.Length is >= 5 and <= 20 && text.All(character => char.IsAsciiDigit(character) || character is '+' or '-');
}
