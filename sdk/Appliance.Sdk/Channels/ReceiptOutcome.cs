namespace Appliance.Sdk.Channels;

/// <summary>What became of a message that came in. For each of them the platform is answered with success.</summary>
public enum ReceiptOutcome
{
    /// <summary>Stored.</summary>
    Stored,

    /// <summary>Was there already.</summary>
    Duplicate,

    /// <summary>Will never be stored: sender blocked, entry switched off, file too large. Do not repeat.</summary>
    Refused,
}
