namespace Appliance.Storage;

/// <summary>The writer's queue is full. Nothing was written; the caller may try again (503 <c>busy</c>).</summary>
public sealed class StorageBusyException() : Exception("The write queue is full.");
