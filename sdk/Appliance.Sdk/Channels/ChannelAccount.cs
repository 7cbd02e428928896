namespace Appliance.Sdk.Channels;

/// <summary>A configured account of a channel.</summary>
public sealed record ChannelAccount
{
    /// <summary>The account; never given to another.</summary>
    public required long Id { get; init; }

    /// <summary>As the admin named it.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Of the type <see cref="ChannelDescription.AccountSettings"/>, validated, secrets in the clear; null when the
    /// channel has none.
    /// </summary>
    public object? Settings { get; init; }

    /// <summary>
    /// Where the platform calls: <c>https://…/channels/{key}/</c>, anything may follow. Null when the channel has no
    /// webhook or the server does not know its public address.
    /// </summary>
    public Uri? WebhookAddress { get; init; }

    /// <summary>The settings with their type.</summary>
    /// <exception cref="InvalidCastException">The description names another type.</exception>
    public T GetSettings<T>()
        where T : class => (T)Settings!;
}
