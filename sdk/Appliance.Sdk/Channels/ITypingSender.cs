namespace Appliance.Sdk.Channels;

/// <summary>Shows the customer that the agent is typing.</summary>
public interface ITypingSender
{
    /// <summary>At most once in 3 s for a recipient. Best effort: a failure is only counted. The call has 5 s.</summary>
    Task SendTypingAsync(string recipientId, CancellationToken cancellationToken);
}
