using Appliance.Storage;

namespace Appliance.Core.Accounts.Holders;

/// <summary>
/// Takes away one kind of proof of identity (second factors, passkeys, known devices, links to sign-in providers) when an
/// account gets a new holder. Each feature registers its own (<c>services.AddSingleton&lt;ICredentialReset, …&gt;()</c>).
/// </summary>
public interface ICredentialReset
{
    /// <summary>Removes what the former holder could sign in with, in the write that passes the account on.</summary>
    void Reset(IWriteSession session, long agentId);
}
