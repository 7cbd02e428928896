namespace Appliance.Core.Accounts;

/// <summary>Which tries to sign in are asked for; null leaves a condition out.</summary>
/// <param name="AgentId">Whose account.</param>
/// <param name="Login">What was typed, exactly.</param>
/// <param name="Address">From where, exactly.</param>
/// <param name="Succeeded">True for those that succeeded, false for those that did not.</param>
/// <param name="From">From this moment on.</param>
/// <param name="Until">Before this moment.</param>
public sealed record SignInFilter(
    long? AgentId = null, string? Login = null, string? Address = null, bool? Succeeded = null, DateTimeOffset? From = null, DateTimeOffset? Until = null);
