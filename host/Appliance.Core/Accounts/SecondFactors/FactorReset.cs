using Appliance.Core.Accounts.Holders;
using Appliance.Storage;

namespace Appliance.Core.Accounts.SecondFactors;

/// <summary>A new holder sets up second factors of their own.</summary>
internal sealed class FactorReset : ICredentialReset
{
    public void Reset(IWriteSession session, long agentId) => FactorStore.RemoveAll(session, agentId);
}
