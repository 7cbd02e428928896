using Appliance.Sdk.Channels;

namespace Appliance.Sdk.Testing.Channels;

/// <summary>A channel to be verified, with what the rules need to exercise it.</summary>
public sealed record ChannelSubject
{
    /// <summary>The channel; from <see cref="FakeHost.Channels"/> or made by the test.</summary>
    public required IChannel Channel { get; init; }

    /// <summary>The context that the channel was made with.</summary>
    public required FakePluginContext Context { get; init; }

    /// <summary>Valid settings of an account; null where the channel has none.</summary>
    public object? AccountSettings { get; init; }

    /// <summary>A call by the platform, signed as it signs, that brings one message. Required where the channel has a webhook.</summary>
    public Func<WebhookRequest>? Inbound { get; init; }

    /// <summary>A call that carries a wrong signature; null where the platform does not sign.</summary>
    public Func<WebhookRequest>? Forged { get; init; }

    /// <summary>Whom the messages are sent to.</summary>
    public string RecipientId { get; init; } = "customer-1";
}
