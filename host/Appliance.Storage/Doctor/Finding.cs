namespace Appliance.Storage.Doctor;

/// <summary>Something that the doctor found.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="English">The sentence in English.</param>
/// <param name="Chinese">The sentence in Simplified Chinese.</param>
public sealed record Finding(string Code, FindingSeverity Severity, string English, string Chinese);
