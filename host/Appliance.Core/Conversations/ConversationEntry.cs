namespace Appliance.Core.Conversations;

/// <summary>Where a conversation came in; fixed when it is opened. Each field is at most 500 characters.</summary>
public sealed record ConversationEntry
{
    public long? WidgetId { get; init; }

    public string? Page { get; init; }

    public string? Campaign { get; init; }

    public string? AdSource { get; init; }

    public string? Region { get; init; }

    public string? Device { get; init; }
}
