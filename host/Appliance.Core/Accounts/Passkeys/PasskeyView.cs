namespace Appliance.Core.Accounts.Passkeys;

/// <summary>A passkey as its owner sees it.</summary>
/// <param name="Id">For renaming and removing it.</param>
/// <param name="Name">1–64 characters, the owner's.</param>
/// <param name="Synced">Kept in an account of its maker, and so on several devices.</param>
/// <param name="CreatedAt">When it was added.</param>
/// <param name="LastUsedAt">Null for never.</param>
public sealed record PasskeyView(long Id, string Name, bool Synced, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);
