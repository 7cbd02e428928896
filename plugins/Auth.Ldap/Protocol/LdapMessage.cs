namespace Appliance.Auth.Ldap.Protocol;

/// <summary>A message of the server (RFC 4511 4.1.1).</summary>
/// <param name="Id">Of the request that it answers.</param>
/// <param name="Operation">Number of its tag.</param>
/// <param name="Body">The operation, with its tag.</param>
/// <param name="Controls">The controls, with their tag; empty for none.</param>
internal sealed record LdapMessage(int Id, int Operation, ReadOnlyMemory<byte> Body, ReadOnlyMemory<byte> Controls);
