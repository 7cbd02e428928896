namespace Appliance.Sdk.Authentication;

/// <summary>What was typed. Never log or store it.</summary>
public sealed class PasswordCredentials
{
    /// <summary>Login as typed, trimmed; 1–200 characters.</summary>
    public required string Login { get; init; }

    /// <summary>Password as typed; 1–1000 characters.</summary>
    public required string Password { get; init; }
}
