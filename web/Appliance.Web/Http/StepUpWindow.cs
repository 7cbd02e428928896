using Appliance.Core.Accounts;
using Appliance.Web.Auth;

namespace Appliance.Web.Http;

/// <summary>Whether a caller's last proof of identity is too old for sensitive work.</summary>
internal static class StepUpWindow
{
    /// <summary>A program proved itself by its token, and has no time of proof.</summary>
    public static bool IsOver(ActorIdentity identity, TimeProvider clock) =>
        identity.VerifiedAt is { } verified && clock.GetUtcNow() - verified > SessionLifetime.Verified;
}
