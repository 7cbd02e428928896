namespace Appliance.Sdk.Channels;

/// <summary>A customer as the platform knows them.</summary>
public sealed record ExternalSender
{
    /// <summary>The platform's id, unique within the account; 1–200 characters. Answers go to it.</summary>
    public required string Id { get; init; }

    /// <summary>Name as the platform shows it; null when unknown.</summary>
    public string? Name { get; init; }

    /// <summary>BCP 47; null when unknown.</summary>
    public string? Locale { get; init; }

    /// <summary>E-mail, only where the platform itself vouches for it.</summary>
    public string? VerifiedEmail { get; init; }

    /// <summary>Phone in E.164, only where the platform itself vouches for it.</summary>
    public string? VerifiedPhone { get; init; }
}
