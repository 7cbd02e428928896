namespace Appliance.Core.Customers;

/// <summary>A valid visitor token with what hangs on it.</summary>
internal sealed class VisitorTokenRow
{
    public long Id { get; init; }

    public long WidgetId { get; init; }

    public long CustomerId { get; init; }

    public string? Subject { get; init; }

    public long LastSeenAt { get; init; }

    public long ExpiresAt { get; init; }

    public long ChannelAccountId { get; init; }

    public long? GroupId { get; init; }

    public string? Locale { get; init; }
}
