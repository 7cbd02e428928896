namespace Appliance.Sdk.Channels;

/// <summary>Takes the platform's calls to <see cref="ChannelAccount.WebhookAddress"/>.</summary>
public interface IWebhookReceiver
{
    /// <summary>
    /// Checks the signature over the raw body, hands what came to the inbox, and answers. Unknown events are answered
    /// with success, or the platform repeats them.
    /// </summary>
    /// <remarks>
    /// The call has 4.5 s, because several platforms give up after 5 s. A time-out is answered with 503, an exception
    /// with 500, so that the platform tries again.
    /// </remarks>
    Task<WebhookResponse> HandleAsync(WebhookRequest request, CancellationToken cancellationToken);
}
