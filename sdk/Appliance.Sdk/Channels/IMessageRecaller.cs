namespace Appliance.Sdk.Channels;

/// <summary>Takes a sent message back.</summary>
public interface IMessageRecaller
{
    /// <summary>The call has 15 s; an exception counts as refused.</summary>
    /// <param name="recipientId">The customer.</param>
    /// <param name="platformMessageId">The id that <see cref="SendResult.Sent"/> named.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Sent when it is gone, else the reason.</returns>
    Task<SendResult> RecallAsync(string recipientId, string platformMessageId, CancellationToken cancellationToken);
}
