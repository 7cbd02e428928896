using Appliance.Sdk.Channels;

namespace Appliance.Sdk.Testing.Channels;

/// <summary>How a connection takes the platform's calls.</summary>
public static class ChannelWebhookContract
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4.5);

    /// <summary>
    /// A call is answered with success within 4.5 s and brings its message once, however often it comes; one that cannot be
    /// stored is not answered with success; one with a wrong signature is refused and brings nothing.
    /// </summary>
    /// <exception cref="ContractViolationException">The first rule that does not hold, in a sentence.</exception>
    public static async Task VerifyAsync(ChannelSubject subject, CancellationToken cancellationToken = default)
    {
        Rule.Holds(subject.Inbound is not null, "The channel has a webhook: give the subject an Inbound call that brings one message.");
        var call = subject.Inbound();
        await VerifyTwiceAsync(subject, call, cancellationToken).ConfigureAwait(false);
        await VerifyUnavailableAsync(subject, call, cancellationToken).ConfigureAwait(false);
        if (subject.Forged is not null)
            await VerifyForgedAsync(subject, subject.Forged(), cancellationToken).ConfigureAwait(false);
    }

    private static async Task VerifyTwiceAsync(ChannelSubject subject, WebhookRequest call, CancellationToken cancellationToken)
    {
        var inbox = new FakeInbox();
        var connection = ChannelContract.Open(subject, inbox);
        await using var closing = connection.ConfigureAwait(false);
        Rule.Holds(Succeeded(await HandleAsync(connection, call, cancellationToken).ConfigureAwait(false)), "The inbound call was not answered with success.");
        Rule.Holds(inbox.Received.Count == 1, $"The inbound call brought {inbox.Received.Count} messages before it was answered; it must bring 1.");

        Rule.Holds(
            Succeeded(await HandleAsync(connection, call, cancellationToken).ConfigureAwait(false)),
            "The same call again was not answered with success; the platform would repeat it for ever.");
        Rule.Holds(inbox.Stored.Count == 1, "The same call again brought a second message; take the platform's own id as ExternalId.");
    }

    private static async Task VerifyUnavailableAsync(ChannelSubject subject, WebhookRequest call, CancellationToken cancellationToken)
    {
        var connection = ChannelContract.Open(subject, new FakeInbox { Unavailable = true });
        await using var closing = connection.ConfigureAwait(false);
        bool succeeded;
        try
        {
            succeeded = Succeeded(await HandleAsync(connection, call, cancellationToken).ConfigureAwait(false));
        }
        catch (ContractViolationException exception) when (exception.InnerException is InboxUnavailableException)
        {
            // Passed through: the host answers with an error.
            return;
        }

        Rule.Holds(!succeeded, "A message that could not be stored was answered with success; the platform would never send it again.");
    }

    private static async Task VerifyForgedAsync(ChannelSubject subject, WebhookRequest call, CancellationToken cancellationToken)
    {
        var inbox = new FakeInbox();
        var connection = ChannelContract.Open(subject, inbox);
        await using var closing = connection.ConfigureAwait(false);
        var answer = await HandleAsync(connection, call, cancellationToken).ConfigureAwait(false);
        Rule.Holds(answer.Status is >= 400 and < 500, $"A call with a wrong signature was answered with {answer.Status}; it must be 4xx.");
        Rule.Holds(inbox.Received.Count == 0, "A call with a wrong signature brought a message.");
    }

    private static async Task<WebhookResponse> HandleAsync(IChannelConnection connection, WebhookRequest call, CancellationToken cancellationToken)
    {
        var answer = await Rule.WithinAsync(Limit, "The webhook", end => ((IWebhookReceiver)connection).HandleAsync(call, end), cancellationToken).ConfigureAwait(false);
        Rule.Holds(answer is not null, "The webhook answered nothing.");
        Rule.Holds(answer.Status is >= 200 and <= 599, $"The webhook answered with the status {answer.Status}.");
        Rule.Holds(answer.Body.Length <= 1024 * 1024, "The webhook's answer is larger than 1 MiB.");
        return answer;
    }

    private static bool Succeeded(WebhookResponse answer) => answer.Status is >= 200 and < 300;
}
