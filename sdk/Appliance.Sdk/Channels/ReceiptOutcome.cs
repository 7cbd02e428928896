namespace Appliance.Sdk.Channels;

/// <summary>What became of a message that came in. For each of them the platform is answered with success.</summary>
public enum ReceiptOutcome
{
    /// <summary>Stored.</summary>
    Stored,

    /// <summary>Was there already.</summary>
    Duplicate,

    /// <summary>Reaches no agent: id, sender or content missing or too long, file too large, account switched off. Do not repeat; log the reason.</summary>
    Refused,
}
