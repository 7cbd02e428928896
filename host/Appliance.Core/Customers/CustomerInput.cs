namespace Appliance.Core.Customers;

/// <summary>A change of a customer by an agent; what is left out stays.</summary>
public sealed record CustomerInput
{
    /// <summary>1–200 characters; null when unknown.</summary>
    public Optional<string?> Name { get; init; }

    /// <summary>At most 50 of 1–30 characters.</summary>
    public Optional<IReadOnlyList<string>> Tags { get; init; }

    /// <summary>Verified; at most 200 characters, null when unknown.</summary>
    public Optional<string?> Email { get; init; }

    /// <summary>Verified; 3–30 characters, null when unknown.</summary>
    public Optional<string?> Phone { get; init; }
}
