namespace Appliance.Core.Accounts;

/// <summary>One try to sign in, or to prove once more who one is.</summary>
/// <param name="Id">Grows with time.</param>
/// <param name="At">When.</param>
/// <param name="AgentId">Whose account; null where no account has that login.</param>
/// <param name="Login">What was typed as login, at most 64 characters; empty for who was erased.</param>
/// <param name="Outcome"><c>succeeded</c>, or the code of the refusal.</param>
/// <param name="Address">From where; null for who was erased.</param>
/// <param name="UserAgent">What the browser said of itself.</param>
public sealed record SignInEntry(long Id, DateTimeOffset At, long? AgentId, string Login, string Outcome, string? Address, string? UserAgent);
