namespace Appliance.Core.Accounts.Passkeys;

/// <summary>A passkey as stored.</summary>
internal sealed record PasskeyRow
{
    public long Id { get; init; }
    public long AgentId { get; init; }
    public string CredentialId { get; init; } = "";
    public string Name { get; init; } = "";
    public string PublicKey { get; init; } = "";
    public long SignCount { get; init; }
    public string Transports { get; init; } = "[]";
    public bool UserVerified { get; init; }
    public bool BackupEligible { get; init; }
    public bool BackedUp { get; init; }
    public long CreatedAt { get; init; }
    public long? LastUsedAt { get; init; }
}
