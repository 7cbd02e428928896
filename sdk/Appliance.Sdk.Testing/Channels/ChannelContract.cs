using Appliance.Sdk.Channels;

namespace Appliance.Sdk.Testing.Channels;

/// <summary>What every channel must do. Each rule can be verified alone, or all with <see cref="VerifyAsync"/>.</summary>
public static class ChannelContract
{
    /// <summary>
    /// Verifies, in this order: description, kinds of connection, every type sent, cancellation, health, webhook, opening
    /// twice, disposing twice. Uses real time for the limits; the whole takes seconds.
    /// </summary>
    /// <exception cref="ContractViolationException">The first rule that does not hold, in a sentence.</exception>
    public static async Task VerifyAsync(ChannelSubject subject, CancellationToken cancellationToken = default)
    {
        ChannelDescriptionContract.Verify(subject.Channel);
        var inbox = new FakeInbox();
        var connection = Open(subject, inbox);
        VerifyConnection(subject.Channel.Description, connection);
        if (!subject.Channel.Description.Capabilities.HostedClient)
        {
            await ChannelSendContract.VerifyTypesAsync(subject, connection, cancellationToken).ConfigureAwait(false);
            await ChannelSendContract.VerifyCancellationAsync(subject, connection, cancellationToken).ConfigureAwait(false);
        }

        await VerifyHealthAsync(connection, cancellationToken).ConfigureAwait(false);
        if (connection is IWebhookReceiver)
            await ChannelWebhookContract.VerifyAsync(subject, cancellationToken).ConfigureAwait(false);
        await VerifyDisposalAsync(subject, connection, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens an account of the subject's.</summary>
    public static IChannelConnection Open(ChannelSubject subject, IInbox inbox)
    {
        var account = new ChannelAccount
        {
            Id = 1,
            Name = "测试账号",
            Settings = subject.AccountSettings,
            WebhookAddress = subject.Channel.Description.Capabilities.Webhook ? new Uri("https://service.example.com/channels/key/") : null,
        };
        var requests = subject.Context.Platform.Requests.Count;
        var connection = subject.Channel.Open(account, inbox);
        Rule.Holds(connection is not null, "Open returned nothing.");
        Rule.Holds(subject.Context.Platform.Requests.Count == requests, "Open called the platform; the first call of the connection does that.");
        return connection;
    }

    /// <summary>Health is told within 15 s, with a reason unless healthy.</summary>
    public static async Task VerifyHealthAsync(IChannelConnection connection, CancellationToken cancellationToken = default)
    {
        var health = await Rule.WithinAsync(TimeSpan.FromSeconds(15), "CheckAsync", connection.CheckAsync, cancellationToken).ConfigureAwait(false);
        Rule.Holds(health is not null, "CheckAsync returned nothing.");
        if (health.State != Health.HealthState.Healthy)
            Rule.IsSaid(health.Reason, $"The reason why the account is {health.State}");
    }

    private static void VerifyConnection(ChannelDescription description, IChannelConnection connection)
    {
        var can = description.Capabilities;
        Agrees(can.Webhook, connection is IWebhookReceiver, nameof(can.Webhook), nameof(IWebhookReceiver));
        Agrees(can.Listens, connection is IChannelListener, nameof(can.Listens), nameof(IChannelListener));
        Agrees(can.SendsTyping, connection is ITypingSender, nameof(can.SendsTyping), nameof(ITypingSender));
        Agrees(can.SendsReadMarks, connection is IReadMarkSender, nameof(can.SendsReadMarks), nameof(IReadMarkSender));
        Agrees(can.RecallWithin > TimeSpan.Zero, connection is IMessageRecaller, nameof(can.RecallWithin), nameof(IMessageRecaller));
    }

    private static void Agrees(bool promised, bool implemented, string capability, string type) => Rule.Holds(
        promised == implemented,
        promised ? $"The capabilities promise {capability}, but the connection is no {type}." : $"The connection is an {type}, but the capabilities do not promise {capability}.");

    private static async Task VerifyDisposalAsync(ChannelSubject subject, IChannelConnection connection, CancellationToken cancellationToken)
    {
        // A changed account gets its new connection before the former one is disposed.
        var second = Open(subject, new FakeInbox());
        foreach (var (one, what) in new[] { (connection, "Disposing"), (connection, "Disposing a second time"), (second, "Disposing another connection of the account") })
            await Rule.WithinAsync(TimeSpan.FromSeconds(5), what, async _ => { await one.DisposeAsync().ConfigureAwait(false); return true; }, cancellationToken).ConfigureAwait(false);
    }
}
