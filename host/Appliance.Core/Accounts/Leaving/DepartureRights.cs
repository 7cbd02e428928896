namespace Appliance.Core.Accounts.Leaving;

/// <summary>What an agent has that is taken and not handed over.</summary>
/// <param name="Roles">Roles, those for a time included.</param>
/// <param name="Groups">Groups, those for a time included.</param>
/// <param name="Sessions">Sign-ins that are open.</param>
/// <param name="Tokens">API tokens that work; programs that use them stop.</param>
public sealed record DepartureRights(long Roles, long Groups, long Sessions, long Tokens);
