using System.Text.Json;
using Appliance.Core.Accounts.Passkeys;

namespace Appliance.Web.Api;

/// <summary>A passkey's answer.</summary>
/// <param name="Credential">What <c>PublicKeyCredential.toJSON()</c> says.</param>
/// <param name="State">As it came with the options.</param>
/// <param name="Remember">For signing in: stay signed in on this device.</param>
public sealed record PasskeyBody(JsonElement Credential, string State, bool Remember = false)
{
    internal PasskeyAnswer Answer => new(Credential.GetRawText(), State);
}
