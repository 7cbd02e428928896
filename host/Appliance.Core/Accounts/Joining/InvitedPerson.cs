namespace Appliance.Core.Accounts.Joining;

/// <summary>Whom an invitation is for, as its page shows it.</summary>
public sealed record InvitedPerson(string Login, string DisplayName);
