namespace Appliance.Core.Accounts.Passkeys;

/// <summary>What a browser answers.</summary>
/// <param name="Credential">The credential as JSON (<c>PublicKeyCredential.toJSON()</c>).</param>
/// <param name="State">As it came with the options.</param>
public sealed record PasskeyAnswer(string Credential, string State);
