using Appliance.Sdk.Settings;

namespace Appliance.Auth.OpenIdConnect;

/// <summary>How the server proves itself at the token endpoint.</summary>
public enum ClientAuthentication
{
    /// <summary>In the Authorization header.</summary>
    [Label("client_secret_basic", "client_secret_basic")]
    Basic,

    /// <summary>In the posted form.</summary>
    [Label("client_secret_post", "client_secret_post")]
    Post,
}
