using System.Text.Json;

namespace Appliance.Core.Customers;

/// <summary>What a customer says of themselves: shown as such, never matched. Each text at most 200 characters.</summary>
public sealed record StatedProfile
{
    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>At most 50 attributes: text, number or yes/no.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Attributes { get; init; }
}
