namespace Appliance.Storage.Writing;

/// <summary>A piece that ran without a savepoint must be undone: the batch begins again, with savepoints.</summary>
internal sealed class SavepointNeededException : Exception;
