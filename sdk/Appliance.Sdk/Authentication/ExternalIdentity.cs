namespace Appliance.Sdk.Authentication;

/// <summary>A person as the directory knows them.</summary>
public sealed record ExternalIdentity
{
    /// <summary>The directory's own id, which never changes and is never given to another; 1–200 characters.</summary>
    public required string Subject { get; init; }

    /// <summary>Login name, for a new account.</summary>
    public required string Login { get; init; }

    /// <summary>Name to show.</summary>
    public string? DisplayName { get; init; }

    /// <summary>E-mail that the directory vouches for.</summary>
    public string? Email { get; init; }

    /// <summary>Phone that the directory vouches for, E.164.</summary>
    public string? Phone { get; init; }

    /// <summary>Groups of the directory, which settings map to roles; at most 1000.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>
    /// The directory states that this very sign-in was made with more than a password (OpenID Connect: <c>amr</c>,
    /// <c>acr</c>). The host asks for its own second factor all the same, unless the admin trusts that.
    /// </summary>
    public bool SecondFactor { get; init; }
}
