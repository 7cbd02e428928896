namespace Appliance.Storage;

/// <summary>The disk has no room. Nothing was written; reads go on (503 <c>storage_full</c>).</summary>
public sealed class StorageFullException(Exception inner) : Exception("The disk that holds the data folder is full.", inner);
