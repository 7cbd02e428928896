namespace Appliance.Auth.Ldap.Protocol;

/// <summary>How an operation ended (RFC 4511 4.1.9).</summary>
internal sealed record LdapResult(int Code, string Message);
