namespace Appliance.Core.Conversations;

/// <summary>An object by its id and the name shown for it.</summary>
public sealed record NamedReference(long Id, string Name);
