namespace Appliance.Sdk.Channels;

/// <summary>One to five products or articles.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Items">1–5.</param>
public sealed record CardContent(CardKind Kind, IReadOnlyList<CardItem> Items) : MessageContent
{
    /// <inheritdoc/>
    public override string Type => Kind == CardKind.Product ? MessageTypes.Product : MessageTypes.Article;
}
