namespace Appliance.Core.Accounts.Holders;

/// <summary>Who gets an account from somebody else. What is left out is empty for them: nothing of the former holder's stays.</summary>
/// <param name="DisplayName">The name that colleagues see.</param>
/// <param name="Login">Their login; null keeps that of the account.</param>
/// <param name="Nickname">The name that customers see.</param>
/// <param name="Title">Their position.</param>
/// <param name="Email">Their address.</param>
/// <param name="Phone">Their phone.</param>
/// <param name="JobNumber">Their job number.</param>
public sealed record NewHolder(
    string? DisplayName, string? Login = null, string? Nickname = null, string? Title = null, string? Email = null, string? Phone = null, string? JobNumber = null);
