namespace Appliance.Core.Accounts;

/// <summary>The admin that the first run made.</summary>
/// <param name="AgentId">Their account.</param>
/// <param name="Login">Their login.</param>
/// <param name="GeneratedPassword">To be printed on the console, never to be logged; null when one was given.</param>
/// <param name="PasswordFile">Where the generated password lies until the first sign-in.</param>
public sealed record FirstAdmin(long AgentId, string Login, string? GeneratedPassword, string PasswordFile);
