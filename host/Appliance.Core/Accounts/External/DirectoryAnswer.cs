using Appliance.Sdk.Authentication;

namespace Appliance.Core.Accounts.External;

/// <summary>What the directories said of a login and password.</summary>
/// <param name="Provider">The one that knows the person; null when none does.</param>
/// <param name="Identity">Who it is.</param>
/// <param name="Unavailable">At least one could not be asked, and none said no.</param>
internal sealed record DirectoryAnswer(StoredProvider? Provider, ExternalIdentity? Identity, bool Unavailable)
{
    public static DirectoryAnswer NotAsked { get; } = new(null, null, false);
}
