namespace Appliance.Sdk.Channels;

/// <summary>Plain text, at most 5000 UTF-16 units; lines end in <c>\n</c>.</summary>
/// <param name="Text">The text.</param>
public sealed record TextContent(string Text) : MessageContent
{
    /// <inheritdoc/>
    public override string Type => MessageTypes.Text;
}
