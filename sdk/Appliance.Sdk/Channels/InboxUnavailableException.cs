namespace Appliance.Sdk.Channels;

/// <summary>The server cannot store now (starting, overloaded, disk full). Nothing was stored; the platform should try again.</summary>
public sealed class InboxUnavailableException : Exception
{
    /// <summary>Without words.</summary>
    public InboxUnavailableException()
    {
    }

    /// <summary>With the reason.</summary>
    public InboxUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>With the reason and its cause.</summary>
    public InboxUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
