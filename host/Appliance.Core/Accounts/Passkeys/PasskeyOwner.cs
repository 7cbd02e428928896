namespace Appliance.Core.Accounts.Passkeys;

/// <summary>Whose passkeys.</summary>
internal sealed record PasskeyOwner(long Id, string Login, string DisplayName);
