namespace Appliance.Core.Accounts.Batch;

/// <summary>A start code, shown this once.</summary>
public sealed record BatchCode(long Id, string Login, string DisplayName, string StartCode);
