namespace Appliance.Core.Accounts;

/// <summary>From where a person calls.</summary>
/// <param name="Address">IP address.</param>
/// <param name="UserAgent">What the browser says of itself, cut to 400 characters.</param>
/// <param name="Client">pc or mobile.</param>
/// <param name="Device">The value of the browser's device cookie; null for none.</param>
public sealed record CallerInfo(string Address, string? UserAgent, string Client, string? Device = null);
