using Appliance.Core.Accounts;

namespace Appliance.Web.Pages;

/// <summary>The question for a fresh proof of identity, with the work that waits for it.</summary>
/// <param name="Address">Where the answer goes: the pending work's own address.</param>
/// <param name="Fields">The form of the pending work, as it was sent.</param>
/// <param name="Ways">By what this account can answer.</param>
/// <param name="Problem">What was wrong with the last answer; null for the first time.</param>
/// <param name="Cancel">Back, without doing it.</param>
public sealed record StepUpView(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields, StepUpWays Ways, string? Problem, string Cancel);
