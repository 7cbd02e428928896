namespace Appliance.Sdk.Authentication;

/// <summary>What the browser brought back.</summary>
public sealed record ExternalSignInReturn
{
    /// <summary>The same as at the start.</summary>
    public required Uri ReturnAddress { get; init; }

    /// <summary>Parameters of the query; one that stood there twice never comes so far.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>What the start asked to remember.</summary>
    public string? Memory { get; init; }
}
