namespace Appliance.Core.Accounts.Holders;

/// <summary>Whose an account was, and from when to when.</summary>
/// <param name="DisplayName">Their name, which what they did then keeps.</param>
/// <param name="Nickname">The name that customers saw.</param>
/// <param name="From">Since when.</param>
/// <param name="To">Until when; null for the holder of today.</param>
/// <param name="PassedById">Who passed the account on to them; null for the first.</param>
public sealed record HolderView(string DisplayName, string? Nickname, DateTimeOffset From, DateTimeOffset? To, long? PassedById);
