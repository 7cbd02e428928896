using Appliance.Storage;

namespace Appliance.Core.Accounts.Holders;

/// <summary>
/// Takes away one kind of what is the former holder's alone (second factors, passkeys, known devices, links to sign-in
/// providers, notices) when an account gets a new holder, or is erased. Each feature registers its own (<c>services.AddSingleton&lt;ICredentialReset, …&gt;()</c>).
/// </summary>
public interface ICredentialReset
{
    /// <summary>Removes it, in the write that passes the account on.</summary>
    void Reset(IWriteSession session, long agentId);
}
