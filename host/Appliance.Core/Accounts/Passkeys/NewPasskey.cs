using Microsoft.AspNetCore.Identity;

namespace Appliance.Core.Accounts.Passkeys;

/// <summary>A passkey just made, not stored yet.</summary>
internal sealed record NewPasskey(UserPasskeyInfo Passkey, string ChallengeHash, long ExpiresAt);
