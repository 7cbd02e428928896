namespace Appliance.Core.Accounts.OnBoarding;

/// <summary>An account in the list of checks.</summary>
/// <param name="Id">The account.</param>
/// <param name="Login">Its login.</param>
/// <param name="DisplayName">Its name.</param>
/// <param name="State">Its state.</param>
/// <param name="Last">Its newest run.</param>
public sealed record CheckedAgent(long Id, string Login, string DisplayName, string State, CheckRun Last);
