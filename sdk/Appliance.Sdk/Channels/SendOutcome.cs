namespace Appliance.Sdk.Channels;

/// <summary>What became of a try to send.</summary>
public enum SendOutcome
{
    /// <summary>The platform has it.</summary>
    Sent,

    /// <summary>Refused for good; trying again changes nothing.</summary>
    Refused,

    /// <summary>The platform surely does not have it; try again.</summary>
    Retry,

    /// <summary>The platform may have it. Not tried again by itself.</summary>
    Unknown,
}
