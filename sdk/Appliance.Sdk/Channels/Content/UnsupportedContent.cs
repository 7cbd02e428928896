namespace Appliance.Sdk.Channels;

/// <summary>Something the platform sent that has no type here. Kept, so that nothing is lost.</summary>
/// <param name="Raw">As received, at most 64 KiB.</param>
/// <param name="Text">What it is, in words for the agent.</param>
public sealed record UnsupportedContent(string Raw, string Text) : MessageContent
{
    /// <inheritdoc/>
    public override string Type => MessageTypes.Unsupported;
}
