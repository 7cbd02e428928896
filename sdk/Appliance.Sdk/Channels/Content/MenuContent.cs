namespace Appliance.Sdk.Channels;

/// <summary>A question with options.</summary>
/// <param name="Text">The question.</param>
/// <param name="Options">1–20.</param>
public sealed record MenuContent(string Text, IReadOnlyList<MenuOption> Options) : MessageContent
{
    /// <inheritdoc/>
    public override string Type => MessageTypes.Menu;
}
