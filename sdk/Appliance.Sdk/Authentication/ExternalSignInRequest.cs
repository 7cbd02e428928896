namespace Appliance.Sdk.Authentication;

/// <summary>A sign-in that begins.</summary>
public sealed record ExternalSignInRequest
{
    /// <summary>Where the other site must send the browser back to; register it there.</summary>
    public required Uri ReturnAddress { get; init; }

    /// <summary>Opaque; must come back unchanged.</summary>
    public required string State { get; init; }
}
