namespace Appliance.Core.Accounts.WayBack;

/// <summary>A mail that somebody's doing asks for: of a kind of <see cref="AccountLinks"/>, for whoever has the login.</summary>
internal sealed record AccountRequest(string Kind, string Login, CallerInfo Caller);
