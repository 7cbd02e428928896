using Appliance.Sdk;

namespace Appliance.Core.Accounts.External;

/// <summary>A way in by another site, for the sign-in page.</summary>
public sealed record SignInButton(string Id, LocalizedText Name);
