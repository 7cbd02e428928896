using System.Text.Json;

namespace Appliance.Core.Customers;

/// <summary>What a customer says of themselves: shown as such, never matched. Each text at most 200 characters.</summary>
public sealed record StatedProfile
{
    private const int MaxText = 200;
    private const int MaxAttributes = 50;

    public string? Name { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>At most 50 attributes: text, number or yes/no.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Attributes { get; init; }

    /// <summary>What is wrong with it, by field; empty when nothing is.</summary>
    public IReadOnlyDictionary<string, string[]> Problems()
    {
        var problems = new Dictionary<string, string[]>();
        foreach (var (field, text) in new[] { ("name", Name), ("email", Email), ("phone", Phone) })
        {
            if (text is { Length: > MaxText })
                problems[$"profile.{field}"] = ["too_long"];
        }

        if (Attributes is { Count: > MaxAttributes })
            problems["profile.attributes"] = ["too_many"];
        else if (Attributes?.Any(attribute => !IsPlain(attribute)) == true)
            problems["profile.attributes"] = ["invalid"];
        return problems;
    }

    /// <summary>This profile with the fields that <paramref name="newer"/> has.</summary>
    internal StatedProfile With(StatedProfile newer)
    {
        var attributes = new Dictionary<string, JsonElement>(Attributes ?? new Dictionary<string, JsonElement>());
        foreach (var (name, value) in newer.Attributes ?? new Dictionary<string, JsonElement>())
        {
            if (attributes.Count < MaxAttributes || attributes.ContainsKey(name))
                attributes[name] = value;
        }

        return new StatedProfile
        {
            Name = newer.Name ?? Name,
            Email = newer.Email ?? Email,
            Phone = newer.Phone ?? Phone,
            Attributes = attributes.Count > 0 ? attributes : null,
        };
    }

    private static bool IsPlain(KeyValuePair<string, JsonElement> attribute) =>
        attribute.Key.Length is > 0 and <= 100
            && attribute.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            && attribute.Value.GetRawText().Length <= 500;
}
