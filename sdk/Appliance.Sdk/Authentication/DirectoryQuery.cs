namespace Appliance.Sdk.Authentication;

/// <summary>Whom to look up: one of the two is set.</summary>
public sealed record DirectoryQuery
{
    /// <summary>As typed at a sign-in; 1–200 characters.</summary>
    public string? Login { get; init; }

    /// <summary>The directory's own id, as in <see cref="ExternalIdentity.Subject"/>.</summary>
    public string? Subject { get; init; }
}
