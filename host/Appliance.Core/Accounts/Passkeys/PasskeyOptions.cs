namespace Appliance.Core.Accounts.Passkeys;

/// <summary>What a browser needs for one ceremony.</summary>
/// <param name="Options">JSON for <c>navigator.credentials</c>.</param>
/// <param name="State">Sealed; handed back with the answer. Good for five minutes and one answer.</param>
public sealed record PasskeyOptions(string Options, string State);
