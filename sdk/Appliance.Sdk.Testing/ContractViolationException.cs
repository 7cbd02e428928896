namespace Appliance.Sdk.Testing;

/// <summary>A plugin breaks a rule of the SDK. The message is a sentence that says which, and what was found.</summary>
public sealed class ContractViolationException : Exception
{
    /// <summary>Without words.</summary>
    public ContractViolationException()
    {
    }

    /// <summary>With the sentence.</summary>
    public ContractViolationException(string message)
        : base(message)
    {
    }

    /// <summary>With the sentence and what the plugin threw.</summary>
    public ContractViolationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
