namespace Appliance.Core.Accounts;

/// <summary>What the first step of signing in found out, for the steps after it.</summary>
/// <param name="Request">What was sent.</param>
/// <param name="Account">Whose login and password (or start code) are right.</param>
/// <param name="ByCode">By the start code.</param>
/// <param name="Outdated">The password is hashed with smaller parameters than today's.</param>
internal sealed record SignInAttempt(SignInRequest Request, Credentials Account, bool ByCode, bool Outdated);
