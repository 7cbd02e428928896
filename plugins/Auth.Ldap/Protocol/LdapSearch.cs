namespace Appliance.Auth.Ldap.Protocol;

/// <summary>What to search for.</summary>
/// <param name="Base">Where.</param>
/// <param name="Scope">How far.</param>
/// <param name="Filter">What.</param>
/// <param name="Attributes">Which attributes of it.</param>
/// <param name="Limit">Most entries; more end the search, and what was found so far is the answer.</param>
internal sealed record LdapSearch(string Base, LdapScope Scope, LdapFilter Filter, IReadOnlyList<string> Attributes, int Limit);
