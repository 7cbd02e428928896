namespace Appliance.Sdk.Storage;

/// <summary>A document as stored.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Value">What was stored.</param>
/// <param name="Version">Grows with each write of it; 1 at first.</param>
/// <param name="UpdatedAt">Time of the last write.</param>
public sealed record StoredDocument<T>(string Key, T Value, long Version, DateTimeOffset UpdatedAt);
