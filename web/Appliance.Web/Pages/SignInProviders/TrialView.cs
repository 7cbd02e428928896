using Appliance.Core.Accounts.External;

namespace Appliance.Web.Pages.SignInProviders;

/// <summary>A trial as pages show it.</summary>
/// <param name="Trial">What was found.</param>
/// <param name="RoleNames">Names of the roles.</param>
public sealed record TrialView(Trial Trial, IReadOnlyDictionary<long, string> RoleNames);
