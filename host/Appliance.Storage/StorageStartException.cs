namespace Appliance.Storage;

/// <summary>Storage cannot start; the reason is for whoever starts the program, in English (the message) and Chinese.</summary>
public sealed class StorageStartException(string code, string english, string chinese, Exception? inner = null) : Exception(english, inner)
{
    /// <summary>Stable code.</summary>
    public string Code { get; } = code;

    /// <summary>The message in Simplified Chinese.</summary>
    public string Chinese { get; } = chinese;
}
