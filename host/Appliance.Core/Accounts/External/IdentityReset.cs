using Appliance.Core.Accounts.Holders;
using Appliance.Storage;

namespace Appliance.Core.Accounts.External;

/// <summary>The former holder's accounts at sign-in providers no longer lead to this one.</summary>
internal sealed class IdentityReset : ICredentialReset
{
    public void Reset(IWriteSession session, long agentId) => IdentityStore.DeleteOfAgent(session.Connection, agentId);
}
