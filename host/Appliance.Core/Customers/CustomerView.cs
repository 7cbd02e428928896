namespace Appliance.Core.Customers;

/// <summary>A customer as the panel beside a conversation shows them.</summary>
public sealed record CustomerView
{
    public required long Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Verified.</summary>
    public string? Email { get; init; }

    /// <summary>Verified.</summary>
    public string? Phone { get; init; }

    public string? Avatar { get; init; }

    public string? Locale { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>What the customer says of themselves; shown as stated.</summary>
    public required StatedProfile Stated { get; init; }

    public required IReadOnlyList<IdentityView> Identities { get; init; }

    /// <summary>Conversations so far, the open one included.</summary>
    public required int Conversations { get; init; }

    /// <summary>Whose customer it is, or in which pool; null for one who is in none.</summary>
    public CustomerOwner? Owner { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
