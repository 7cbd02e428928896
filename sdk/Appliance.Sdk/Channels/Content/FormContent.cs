namespace Appliance.Sdk.Channels;

/// <summary>A filled-in form.</summary>
/// <param name="Values">Field → value; at most 50 fields of 1000 characters.</param>
public sealed record FormContent(IReadOnlyDictionary<string, string> Values) : MessageContent
{
    /// <inheritdoc/>
    public override string Type => MessageTypes.Form;
}
