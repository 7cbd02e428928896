using Appliance.Core.Accounts.Holders;
using Appliance.Storage;
using Dapper;

namespace Appliance.Core.Accounts.Limits;

/// <summary>The former holder's devices are not known to the account any more.</summary>
internal sealed class DeviceReset : ICredentialReset
{
    public void Reset(IWriteSession session, long agentId) =>
        session.Connection.Execute("delete from devices where agent_id = @agentId", new { agentId });
}
