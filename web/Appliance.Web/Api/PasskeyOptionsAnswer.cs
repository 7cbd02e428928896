using System.Text.Json;
using Appliance.Core.Accounts.Passkeys;

namespace Appliance.Web.Api;

/// <summary>What a browser needs for a passkey.</summary>
/// <param name="Options">For <c>navigator.credentials</c>, by <c>PublicKeyCredential.parse…OptionsFromJSON</c>.</param>
/// <param name="State">To be handed back with the answer, within five minutes.</param>
public sealed record PasskeyOptionsAnswer(JsonElement Options, string State)
{
    internal static PasskeyOptionsAnswer Of(PasskeyOptions options) => new(JsonElement.Parse(options.Options), options.State);
}
