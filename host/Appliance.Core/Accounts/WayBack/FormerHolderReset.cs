using Appliance.Core.Accounts.Holders;
using Appliance.Storage;

namespace Appliance.Core.Accounts.WayBack;

/// <summary>What the former holder of an account was mailed opens nothing any more, and their passwords bar nobody.</summary>
internal sealed class FormerHolderReset : ICredentialReset
{
    public void Reset(IWriteSession session, long agentId)
    {
        AccountLinks.DeleteOfAgent(session.Connection, agentId);
        PasswordStore.ForgetHistory(session.Connection, agentId);
    }
}
