namespace Appliance.Auth.OpenIdConnect;

/// <summary>The provider, or a check of what it sent, does not let the person in.</summary>
internal sealed class RefusedException(string message) : Exception(message);
