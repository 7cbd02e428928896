namespace Appliance.Core.Customers;

/// <summary>What a company's own site says of its signed-in user: verified.</summary>
internal sealed record UserTokenClaims(string Subject, StatedProfile Profile);
