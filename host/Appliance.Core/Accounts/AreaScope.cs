namespace Appliance.Core.Accounts;

/// <summary>How far a role reaches in one area, for seeing and for changing apart.</summary>
public sealed record AreaScope(Reach View, Reach Edit);
