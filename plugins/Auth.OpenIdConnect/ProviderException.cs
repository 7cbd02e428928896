namespace Appliance.Auth.OpenIdConnect;

/// <summary>The provider cannot be asked, or says what cannot be used.</summary>
internal sealed class ProviderException(string message) : Exception(message);
