using System.Collections.Concurrent;
using Appliance.Sdk.Channels;
using Appliance.Sdk.Health;

namespace Appliance.Sdk.Testing;

/// <summary>Keeps what comes in, and knows a message that came before, as the host does.</summary>
public sealed class FakeInbox : IInbox
{
    private readonly ConcurrentDictionary<string, InboundMessage> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<InboundMessage> _received = new();
    private readonly ConcurrentQueue<DeliveryReport> _deliveries = new();
    private readonly ConcurrentQueue<(string SenderId, bool Typing)> _typing = new();
    private readonly ConcurrentQueue<(string Raw, string Reason)> _unreadable = new();
    private readonly ConcurrentQueue<HealthReport> _health = new();

    /// <summary>Every message handed over, also duplicates, oldest first.</summary>
    public IReadOnlyList<InboundMessage> Received => [.. _received];

    /// <summary>Messages that were new.</summary>
    public IReadOnlyCollection<InboundMessage> Stored => [.. _known.Values];

    /// <summary>News of sent messages.</summary>
    public IReadOnlyList<DeliveryReport> Deliveries => [.. _deliveries];

    /// <summary>Who typed or stopped.</summary>
    public IReadOnlyList<(string SenderId, bool Typing)> Typing => [.. _typing];

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<(string Raw, string Reason)> Unreadable => [.. _unreadable];

    /// <summary>What was told of the account's health.</summary>
    public IReadOnlyList<HealthReport> Health => [.. _health];

    /// <summary>The server cannot store: every call throws <see cref="InboxUnavailableException"/>.</summary>
    public bool Unavailable { get; set; }

    /// <inheritdoc/>
    public Task<Receipt> ReceiveAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        Take(cancellationToken);
        Rule.Holds(message.ExternalId is { Length: >= 1 and <= 200 }, $"A message came in with the external id \"{message.ExternalId}\"; it must have 1–200 characters.");
        Rule.Holds(message.Sender?.Id is { Length: >= 1 and <= 200 }, $"The message {message.ExternalId} came in without a sender's id of 1–200 characters.");
        Rule.Holds(message.Content is not null, $"The message {message.ExternalId} came in without content.");
        _received.Enqueue(message);
        return Task.FromResult(new Receipt(_known.TryAdd(message.ExternalId, message) ? ReceiptOutcome.Stored : ReceiptOutcome.Duplicate));
    }

    /// <inheritdoc/>
    public Task ReportDeliveryAsync(DeliveryReport report, CancellationToken cancellationToken)
    {
        Take(cancellationToken);
        _deliveries.Enqueue(report);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ReportTypingAsync(string senderId, bool typing, CancellationToken cancellationToken)
    {
        Take(cancellationToken);
        _typing.Enqueue((senderId, typing));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task KeepUnreadableAsync(string raw, string reason, CancellationToken cancellationToken)
    {
        Take(cancellationToken);
        _unreadable.Enqueue((raw, reason));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ReportHealthAsync(HealthReport report, CancellationToken cancellationToken)
    {
        Take(cancellationToken);
        _health.Enqueue(report);
        return Task.CompletedTask;
    }

    private void Take(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Unavailable)
            throw new InboxUnavailableException("The fake inbox was told to be unavailable.");
    }
}
