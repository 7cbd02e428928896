namespace Appliance.Sdk.Channels;

/// <summary>Shows the customer that the agent has read.</summary>
public interface IReadMarkSender
{
    /// <summary>Best effort: a failure is only counted. The call has 5 s.</summary>
    /// <param name="recipientId">The customer.</param>
    /// <param name="externalMessageId">The last message read.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task SendReadMarkAsync(string recipientId, string externalMessageId, CancellationToken cancellationToken);
}
