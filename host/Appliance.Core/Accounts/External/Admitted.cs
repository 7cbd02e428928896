namespace Appliance.Core.Accounts.External;

/// <summary>Which account a person of a directory has here.</summary>
/// <param name="AgentId">The account.</param>
/// <param name="Login">Its login.</param>
/// <param name="How">known, or by which rule just now: created, login, email.</param>
public sealed record Admitted(long AgentId, string Login, string How);
