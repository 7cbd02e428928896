using System.Text.Json;

namespace Appliance.Web.Api;

/// <summary>A passkey that the browser made.</summary>
/// <param name="Name">1–64 characters.</param>
/// <param name="Credential">What <c>PublicKeyCredential.toJSON()</c> says.</param>
/// <param name="State">As it came with the options.</param>
public sealed record NewPasskeyBody(string Name, JsonElement Credential, string State);
