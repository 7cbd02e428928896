namespace Appliance.Sdk.Channels;

/// <summary>
/// What a message says. New kinds may appear in later versions: answer <see cref="SendResult.Refused(string, LocalizedText)"/> for one that is not known.
/// </summary>
public abstract record MessageContent
{
    private protected MessageContent()
    {
    }

    /// <summary>A name of <see cref="MessageTypes"/>.</summary>
    public abstract string Type { get; }
}
