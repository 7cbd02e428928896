namespace Appliance.Core.Accounts;

/// <summary>The secrets of a session about to begin; made outside of the write, because a write may run twice.</summary>
/// <param name="Session">For the cookie.</param>
/// <param name="Xsrf">For the readable cookie.</param>
internal sealed record SessionTokens(string Session, string Xsrf)
{
    public static SessionTokens New() => new(OpaqueToken.New(), OpaqueToken.New(128));
}
