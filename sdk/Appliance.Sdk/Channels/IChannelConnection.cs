using Appliance.Sdk.Health;

namespace Appliance.Sdk.Channels;

/// <summary>
/// The connection of one account. May also implement <see cref="IWebhookReceiver"/>, <see cref="IChannelListener"/>,
/// <see cref="ITypingSender"/>, <see cref="IReadMarkSender"/> and <see cref="IMessageRecaller"/>, where its
/// <see cref="ChannelCapabilities"/> say so.
/// </summary>
/// <remarks>Called from several threads at a time; sends to one recipient come one after another, in order.</remarks>
public interface IChannelConnection : IAsyncDisposable
{
    /// <summary>
    /// Hands one message to the platform. Called again with the same <see cref="OutboundMessage.Id"/> after
    /// <see cref="SendResult.Retry"/>. Never called for a channel with <see cref="ChannelCapabilities.HostedClient"/>.
    /// </summary>
    /// <remarks>
    /// The call has 30 s. An exception or a time-out counts as <see cref="SendOutcome.Unknown"/>, because the platform may
    /// have the message: a person decides whether to send it again. Say <see cref="SendResult.Retry"/> where it surely has not.
    /// </remarks>
    Task<SendResult> SendAsync(OutboundMessage message, CancellationToken cancellationToken);

    /// <summary>
    /// Whether the account works: credentials valid, platform reachable, quota left. Behind the button "test connection",
    /// and every 5 minutes. The call has 15 s; an exception counts as down.
    /// </summary>
    Task<HealthReport> CheckAsync(CancellationToken cancellationToken);
}
