namespace Appliance.Sdk.Channels;

/// <summary>A link with a preview.</summary>
/// <param name="Url">http or https.</param>
/// <param name="Title">Headline.</param>
public sealed record LinkContent(Uri Url, string Title) : MessageContent
{
    /// <summary>A sentence; null for none.</summary>
    public string? Summary { get; init; }

    /// <summary>Preview picture, http or https; null for none.</summary>
    public Uri? Image { get; init; }

    /// <inheritdoc/>
    public override string Type => MessageTypes.Link;
}
