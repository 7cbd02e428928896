namespace Appliance.Core.Accounts.Holders;

/// <summary>An account that has a new holder.</summary>
/// <param name="Agent">The account.</param>
/// <param name="StartCode">The code by which the new holder signs in first; shown once.</param>
public sealed record PassedOn(AgentView Agent, string StartCode);
