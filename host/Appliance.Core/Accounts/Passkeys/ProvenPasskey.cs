using Appliance.Storage;
using Microsoft.AspNetCore.Identity;

namespace Appliance.Core.Accounts.Passkeys;

/// <summary>A passkey whose signature was right. In the write that acts on it the challenge and the counter are used up.</summary>
internal sealed record ProvenPasskey(PasskeyOwner Owner, UserPasskeyInfo Passkey, string ChallengeHash, long ExpiresAt)
{
    /// <summary>False when the challenge was answered before, or the counter has moved.</summary>
    public bool Use(IWriteSession session, long now) =>
        PasskeyStore.UseChallenge(session, ChallengeHash, ExpiresAt, now) && PasskeyStore.Used(session, Passkey, now);
}
