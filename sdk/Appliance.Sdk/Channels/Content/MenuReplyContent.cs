namespace Appliance.Sdk.Channels;

/// <summary>The customer chose an option.</summary>
/// <param name="OptionId">Of the <see cref="MenuOption"/>.</param>
/// <param name="Text">What the customer saw; null when the platform does not say.</param>
public sealed record MenuReplyContent(string OptionId, string? Text = null) : MessageContent
{
    /// <inheritdoc/>
    public override string Type => MessageTypes.MenuReply;
}
