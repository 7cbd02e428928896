using Appliance.Core.Accounts.Holders;
using Appliance.Storage;

namespace Appliance.Core.Notices;

/// <summary>What the former holder of an account was told is not the new one's to read.</summary>
internal sealed class NoticeReset : ICredentialReset
{
    public void Reset(IWriteSession session, long agentId) => NoticeService.Forget(session, agentId);
}
