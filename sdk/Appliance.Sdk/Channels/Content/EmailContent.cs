namespace Appliance.Sdk.Channels;

/// <summary>A mail.</summary>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">Plain text.</param>
public sealed record EmailContent(string Subject, string Text) : MessageContent
{
    /// <summary>As received: the host removes what is not allowed before anyone sees it. Null for none.</summary>
    public string? Html { get; init; }

    /// <summary>Addresses of the copies.</summary>
    public IReadOnlyList<string> Cc { get; init; } = [];

    /// <inheritdoc/>
    public override string Type => MessageTypes.Email;
}
